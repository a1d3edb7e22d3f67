package dev.freshet.streams.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.visits.DecayedVisits;
import dev.freshet.core.visits.VisitSnapshot;
import dev.freshet.schemas.ItemSignal;
import dev.freshet.schemas.VisitedBefore;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.SignalCodec;
import dev.freshet.streams.codec.SourcePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SignalTableTest {

    private static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load();
    private static final Instant NOW = Instant.parse("2024-01-01T12:00:00Z");
    private static final long TEA = Hashes.item("tea");
    private static final long BOOT = Hashes.item("boot");

    /** Of mug-7, as an application wrote it that did not count visits. */
    private static final String VERSION_1 = "c3019aba99174ce421840a6d75672d37a0cb9801aaa2a8969567faa2a8969567";

    private final SignalTable table = new SignalTable(SCHEMAS, Duration.ofDays(1));
    private long offset;

    @Test
    void shouldShowPopularityAndVisitsOfTheSameSignals() {
        // Given
        DecayedVisits before = DecayedVisits.of(NOW.toEpochMilli(), new long[] {TEA}, new long[] {1_000_000});
        SignalCodec.Signal signal =
                new SignalCodec.Signal("boot", new DecayedPopularity(2_000_000, NOW.toEpochMilli()), before);

        // When
        assertThat(take("boot", new SignalCodec(SCHEMAS).write(signal, NOW.toEpochMilli())))
                .isEmpty();
        SignalTable.Snapshot snapshot = table.snapshot(Catalog.EMPTY, false).orElseThrow();

        // Then
        assertThat(snapshot.popularity().version()).isEqualTo(1);
        assertThat(around(snapshot.visits(), TEA)).containsExactly(BOOT);
        assertThat(around(snapshot.visits(), BOOT)).containsExactly(TEA);
        assertThat(table.snapshot(Catalog.EMPTY, false)).isEmpty();
    }

    @Test
    void shouldForgetAnItemWithoutAValue() {
        assertThat(take("boot", bytes(signal("boot", visited(TEA, 1))))).isEmpty();
        assertThat(take("boot", null)).isEmpty();

        assertThat(table.snapshot(Catalog.EMPTY, false).orElseThrow().visits().isEmpty())
                .isTrue();
    }

    @Test
    void shouldReadSignalsThatKnowNoVisits() {
        assertThat(take("mug-7", HexFormat.of().parseHex(VERSION_1))).isEmpty();

        SignalTable.Snapshot snapshot = table.snapshot(Catalog.EMPTY, false).orElseThrow();
        assertThat(snapshot.popularity().version()).isEqualTo(1);
        assertThat(snapshot.visits().isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseMoreThanAnItemMayHave() {
        VisitedBefore[] many = LongStream.rangeClosed(0, DecayedVisits.MOST)
                .mapToObj(item -> visited(item, 1))
                .toArray(VisitedBefore[]::new);

        assertThat(take("boot", bytes(signal("boot", many))))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .isEqualTo("CORRUPT: 31 items with 31 sums; as many of both are allowed, at most 30"));
    }

    @Test
    void shouldRefuseSumsThatCannotBe() {
        for (long sum : new long[] {0, -1, Long.MIN_VALUE, DecayedVisits.MAX_MILLIONTHS + 1}) {
            assertThat(take("boot", bytes(signal("boot", visited(TEA, sum)))))
                    .hasValueSatisfying(fault -> assertThat(fault).startsWith("CORRUPT: a sum is " + sum + ";"));
        }
        assertThat(take("boot", bytes(signal("boot", visited(TEA, 1), visited(TEA, 2)))))
                .hasValueSatisfying(fault -> assertThat(fault).contains("is there twice"));
        ItemSignal early =
                new ItemSignal("boot", 2_000_000L, NOW, NOW, List.of(visited(TEA, 1)), Instant.ofEpochMilli(-1));
        assertThat(take("boot", bytes(early)))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("CORRUPT: asOfMs is -1;"));
        assertThat(table.snapshot(Catalog.EMPTY, false)).isEmpty();
    }

    private Optional<String> take(String itemId, byte[] value) {
        return table.take(itemId.getBytes(UTF_8), value, new SourcePosition("item-signals", 0, offset++));
    }

    private static VisitedBefore visited(long itemHash, long weight) {
        return new VisitedBefore(itemHash, weight);
    }

    private static ItemSignal signal(String itemId, VisitedBefore... before) {
        return new ItemSignal(itemId, 2_000_000L, NOW, NOW, Arrays.asList(before), NOW);
    }

    private static byte[] bytes(ItemSignal signal) {
        return AvroCodec.of(ItemSignal.class, SCHEMAS).encode(signal);
    }

    private static List<Long> around(VisitSnapshot visits, long itemHash) {
        List<Long> items = new ArrayList<>();
        visits.around(itemHash, (item, share) -> items.add(item));
        return items;
    }
}
