package dev.freshet.streams.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.explain.Evidence;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.visits.DecayedVisits;
import dev.freshet.core.visits.PastVisits;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.ActivityCodec;
import dev.freshet.streams.codec.SignalCodec;
import dev.freshet.streams.codec.SlateWriter;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.codec.Unanswered;
import dev.freshet.streams.fixtures.AvroEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the figures that sizing rests on against the page of results, and its bytes against what the codecs write. */
class MeasuredTest {

    private static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load();
    private static final long NOW = 1_704_110_400_000L;
    private static final String SUBJECT = "customer-0012345";
    private static final String EVENT = "93ba7034-b321-4c13-8638-3cdb51fc0745";
    private static final String ITEM = "item-0012345";

    /** Key, offset, time and length of a record in a batch of Kafka's, and its share of the batch's header. */
    private static final int FRAMING = 16 + 12;

    private static final double ROUNDING = 10;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| `step` | **5,019** | **297** | **232** | 46 | 8 | 699 |",
                "| `full` | 698 | 2,364 |",
                "| 17 | **42** | 60 | 78 | 648 | 486 |",
                "An event and half a request cost the application 620 us of CPU",
                "| item side: count, popularity, signals | 4 | 4 |",
                "| 7,819 | 7,952 | 15,158 | 10,461 |",
                "restore of 620 MB",
                "| resident memory, MB | 4,814 | 4,833 |"
            })
    void shouldStandOnThePageOfResults(String figure) throws IOException {
        assertThat(Files.readString(Path.of("..", "topology-docs", "results", "performance.md")))
                .contains(figure);
    }

    @Test
    void shouldKnowTheBytesOfAnEvent() {
        byte[] value = AvroCodec.of(UserEvent.class, SCHEMAS)
                .encode(AvroEvents.browse(EVENT, ITEM)
                        .setUserId(SUBJECT)
                        .setSessionId(EVENT)
                        .setSurface("home")
                        .setRecommendationId("0123456789abcdef0123456789abcdef")
                        .build());

        assertThat(Measured.EVENT_BYTES).isCloseTo((double) value.length + FRAMING, within(ROUNDING));
    }

    @Test
    void shouldKnowTheBytesOfASlate() {
        Reason reason = new Reason(
                Reason.Kind.PAST_EVENT,
                Optional.of(new Evidence(EventType.ADD_TO_CART, Optional.of(ITEM), Optional.empty(), NOW)),
                0.25);
        List<SlateItem> items = IntStream.rangeClosed(1, 10)
                .mapToObj(
                        rank -> new SlateItem(ITEM, rank, 0.5, Set.of(Source.EMBEDDING, Source.POPULARITY), reason, 1))
                .toList();
        byte[] value = new SlateWriter(SCHEMAS, "home")
                .write(
                        new Slate(
                                Optional.of("online-retail-2026-11-22"), 123_456, 123_456_789, Optional.empty(), items),
                        new Unanswered(
                                Subject.user(SUBJECT),
                                EVENT,
                                NOW,
                                Consent.PERSONALIZED,
                                new SourcePosition("freshet.user-events", 11, 123_456_789),
                                ImmutableLongArray.of(),
                                Optional.empty()),
                        NOW);

        assertThat(Measured.SLATE_BYTES).isCloseTo((double) value.length + FRAMING, within(ROUNDING));
    }

    @Test
    void shouldKnowTheBytesOfActivitiesAndSignals() {
        long[] visited = new Random(1).longs(DecayedVisits.MOST).toArray();
        PastVisits before = PastVisits.of(Arrays.copyOf(visited, 3), new long[] {1_000_000, 500_000, 333_333});
        byte[] activity = new ActivityCodec(SCHEMAS)
                .write(new ActivityCodec.Activity(ITEM, 1_000_000, NOW, before), EventType.BROWSE);
        long[] sums = new long[visited.length];
        Arrays.fill(sums, 12_345_678);
        byte[] signal = new SignalCodec(SCHEMAS)
                .write(
                        new SignalCodec.Signal(
                                ITEM, new DecayedPopularity(123_456_789, NOW), DecayedVisits.of(NOW, visited, sums)),
                        NOW);

        assertThat(Measured.ACTIVITY_BYTES).isCloseTo((double) activity.length + FRAMING, within(ROUNDING));
        assertThat(Measured.SIGNAL_BYTES).isCloseTo((double) signal.length + FRAMING, within(ROUNDING));
    }

    /** What ItemCount writes is held by its own test. */
    @Test
    void shouldKnowTheBytesOfACount() {
        assertThat(Measured.COUNT_BYTES).isCloseTo(26.0 + 16 * DecayedVisits.MOST + FRAMING, within(ROUNDING));
    }
}
