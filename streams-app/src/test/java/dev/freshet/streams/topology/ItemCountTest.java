package dev.freshet.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.visits.DecayedVisits;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemCountTest {

    private static final long NOW = 1_704_110_400_000L;
    private static final DecayedPopularity POPULARITY = new DecayedPopularity(1_500_000, NOW);
    private static final DecayedVisits VISITS =
            DecayedVisits.of(NOW - 1, new long[] {-7, 42}, new long[] {333_333, 2_000_000});

    /** Committed bytes: whatever is changed here must still read them. */
    private static final String FORMAT_1 = "0101000000000016e3600000018cc4e52200";

    private static final String FORMAT_2 = "0201000000000016e3600000018cc4e52200" + "0000018cc4e521ff"
            + "fffffffffffffff90000000000051615" + "000000000000002a00000000001e8480";

    @Test
    void shouldReadWhatItWrote() {
        for (boolean unpublished : new boolean[] {true, false}) {
            for (DecayedVisits visits : new DecayedVisits[] {VISITS, DecayedVisits.NONE}) {
                ItemCount count = new ItemCount(POPULARITY, visits, unpublished);

                assertThat(ItemCount.ofBytes(count.toBytes())).isEqualTo(count);
            }
        }
    }

    @Test
    void shouldKeepTheBytesOfFormat2() {
        assertThat(HexFormat.of().formatHex(new ItemCount(POPULARITY, VISITS, true).toBytes()))
                .isEqualTo(FORMAT_2);
        assertThat(ItemCount.ofBytes(bytes(FORMAT_2))).isEqualTo(new ItemCount(POPULARITY, VISITS, true));
    }

    @Test
    void shouldReadFormat1() {
        assertThat(ItemCount.ofBytes(bytes(FORMAT_1))).isEqualTo(new ItemCount(POPULARITY, DecayedVisits.NONE, true));
    }

    @Test
    void shouldTakeAsManyBytesAsTheStoresPageSays() {
        long[] items = LongStream.range(0, DecayedVisits.MOST).toArray();
        long[] sums = items.clone();
        Arrays.fill(sums, DecayedVisits.UNIT);

        assertThat(new ItemCount(POPULARITY, DecayedVisits.of(NOW, items, sums), false).toBytes())
                .hasSize(26 + 16 * 30);
        assertThat(new ItemCount(POPULARITY, DecayedVisits.NONE, false).toBytes())
                .hasSize(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "0301000000000016e3600000018cc4e52200", FORMAT_1 + "00", FORMAT_2 + "00"})
    void shouldRefuseOtherBytes(String hex) {
        byte[] bytes = bytes(hex);

        assertThatThrownBy(() -> ItemCount.ofBytes(bytes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(bytes.length + " bytes");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
