package dev.freshet.core.visits;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Hashes;
import dev.freshet.core.event.UserEvent;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DecayedVisitsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final long DAY_MS = DAY.toMillis();
    private static final long BOOT = Hashes.item("boot");

    @Test
    void shouldHalveWithTimeAndAddUp() {
        // When: tea before the boot, two days later tea and boot before it
        DecayedVisits once = DecayedVisits.NONE.add(visits("tea"), BOOT, START_MS, DAY);
        DecayedVisits twice = once.add(visits("boot", "tea"), BOOT, START_MS + 2 * DAY_MS, DAY);

        // Then: a quarter is left of the first; the boot does not count beside itself
        assertThat(once).isEqualTo(visit(START_MS, "tea", 1_000_000));
        assertThat(twice).isEqualTo(visit(START_MS + 2 * DAY_MS, "tea", 1_250_000));
    }

    @Test
    void shouldNotMindTheOrderOfArrival() {
        DecayedVisits late = DecayedVisits.NONE
                .add(visits("tea"), BOOT, START_MS + DAY_MS, DAY)
                .add(visits("mug"), BOOT, START_MS, DAY);
        DecayedVisits inTime = DecayedVisits.NONE
                .add(visits("mug"), BOOT, START_MS, DAY)
                .add(visits("tea"), BOOT, START_MS + DAY_MS, DAY);

        assertThat(late).isEqualTo(inTime);
        assertThat(late.millionthsOf(Hashes.item("mug"))).isEqualTo(500_000);
    }

    @Test
    void shouldKeepTheHeaviest() {
        DecayedVisits visits = DecayedVisits.NONE;
        for (int i = 0; i <= DecayedVisits.MOST; i++) {
            visits = visits.add(visits("item " + i), BOOT, START_MS + i * 1_000_000L, DAY);
        }

        assertThat(visits.size()).isEqualTo(DecayedVisits.MOST);
        assertThat(visits.millionthsOf(Hashes.item("item 0"))).isZero();
        assertThat(visits.millionthsOf(Hashes.item("item 1"))).isPositive();
    }

    @Test
    void shouldForgetWhatIsLongAgo() {
        DecayedVisits visits = DecayedVisits.NONE
                .add(visits("tea"), BOOT, START_MS, DAY)
                .add(visits("mug"), BOOT, START_MS + 30 * DAY_MS, DAY);

        assertThat(visits).isEqualTo(visit(START_MS + 30 * DAY_MS, "mug", 1_000_000));
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        assertThatThrownBy(() -> DecayedVisits.of(-1, new long[0], new long[0])).hasMessageContaining("asOfMs is -1");
        assertThatThrownBy(() -> DecayedVisits.of(0, new long[1], new long[2]))
                .hasMessageContaining("1 items with 2 sums");
        assertThatThrownBy(() -> DecayedVisits.of(
                        0,
                        LongStream.range(0, 31).toArray(),
                        LongStream.range(1, 32).toArray()))
                .hasMessageContaining("at most 30");
        assertThatThrownBy(() -> DecayedVisits.of(0, new long[] {7, 7}, new long[] {1, 1}))
                .hasMessageContaining("the item 7 is there twice");
        assertThatThrownBy(() -> DecayedVisits.of(0, new long[] {7}, new long[] {0}))
                .hasMessageContaining("a sum is 0");
        assertThatThrownBy(() -> DecayedVisits.NONE.add(visits("tea"), BOOT, -1, DAY))
                .hasMessageContaining("timeMs is -1");
    }

    private static DecayedVisits visit(long asOfMs, String item, long millionths) {
        return DecayedVisits.of(asOfMs, new long[] {Hashes.item(item)}, new long[] {millionths});
    }

    /** All in one basket. */
    private static PastVisits visits(String... items) {
        UserEvent now = browse("now", START_MS, "now");
        return PastVisits.of(row(purchase("before", START_MS - 1, items), now).ring(), now);
    }
}
