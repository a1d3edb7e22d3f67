package dev.freshet.core.visits;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

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
    void shouldLetInWhatIsWantedFromNowOn() {
        // Given: all places taken by a hundred visits each
        DecayedVisits visits = DecayedVisits.of(
                START_MS,
                LongStream.range(0, DecayedVisits.MOST).toArray(),
                LongStream.generate(() -> 100 * DecayedVisits.UNIT)
                        .limit(DecayedVisits.MOST)
                        .toArray());

        // When: another is visited four hundred times
        for (int i = 0; i < 400; i++) {
            visits = visits.add(visits("tea"), BOOT, START_MS + i, DAY);
        }

        // Then
        assertThat(visits.size()).isEqualTo(DecayedVisits.MOST);
        assertThat(visits.millionthsOf(Hashes.item("tea"))).isGreaterThan(200 * DecayedVisits.UNIT);
    }

    /** Of more items than there are places each has its sum on average over many lists, though most are in few of them. */
    @Test
    void shouldBeRightOnAverage() {
        int items = 60;
        double[] average = new double[items];
        int lists = 400;
        for (int list = 0; list < lists; list++) {
            DecayedVisits visits = DecayedVisits.NONE;
            for (int i = 0; i < 10 * items; i++) {
                // Half of the visits go to the first item
                String item = "item " + (i % 2 == 0 ? 0 : i / 2 % items);
                visits = visits.add(visits(item), Hashes.item("list " + list), START_MS + i, Duration.ofDays(1_000));
            }
            for (int i = 0; i < items; i++) {
                average[i] += visits.millionthsOf(Hashes.item("item " + i)) / (double) DecayedVisits.UNIT / lists;
            }
        }
        assertThat(average[0]).isCloseTo(305, offset(.5));
        for (int i = 1; i < items; i++) {
            assertThat(average[i]).as("item %d", i).isCloseTo(5, offset(2.0));
        }
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
