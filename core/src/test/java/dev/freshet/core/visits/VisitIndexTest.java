package dev.freshet.core.visits;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.Hashes;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitIndexTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> ITEMS =
            IntStream.range(0, 60).mapToObj(i -> "item " + i).toList();

    private final VisitIndex index = new VisitIndex(DAY);

    @Test
    void shouldSeeVisitsFromBothSides() {
        // Given: tea came before the boot, and a day earlier the boot before the mug
        index.update("boot", visit(START_MS, "tea"));
        index.update("mug", visit(START_MS - DAY.toMillis(), "boot"));

        // Then: one visit and a half around the boot, and one that is seen as if it were there
        assertThat(around(index.refresh(), "boot")).containsOnlyKeys("tea", "mug");
        assertThat(around(index.refresh(), "boot").get("tea")).isCloseTo(1 / 2.5, offset(1e-9));
        assertThat(around(index.refresh(), "boot").get("mug")).isCloseTo(.5 / 2.5, offset(1e-9));
        assertThat(around(index.refresh(), "tea")).isEqualTo(Map.of("boot", .5));
        assertThat(around(index.refresh(), "lamp")).isEmpty();
    }

    @Test
    void shouldKeepSnapshotsAsTheyWere() {
        index.update("boot", visit(START_MS, "tea"));
        VisitSnapshot before = index.refresh();
        index.update("boot", visit(START_MS, "mug"));
        VisitSnapshot after = index.refresh();
        index.remove("boot");

        assertThat(around(before, "tea")).containsOnlyKeys("boot");
        assertThat(around(after, "tea")).isEmpty();
        assertThat(around(after, "mug")).containsOnlyKeys("boot");
        assertThat(index.refresh().isEmpty()).isTrue();
        assertThat(index.refresh()).isSameAs(index.refresh());
    }

    /** Whatever was updated, replaced and removed on the way, what is around an item is what the last updates say. */
    @Test
    void shouldAgreeWithANaiveSum() {
        Random random = new Random(5);
        Map<String, DecayedVisits> last = new LinkedHashMap<>();
        for (int round = 0; round < 600; round++) {
            String item = ITEMS.get(random.nextInt(ITEMS.size()));
            if (random.nextInt(8) == 0) {
                index.remove(item);
                last.remove(item);
            } else {
                DecayedVisits visits = visits(random);
                index.update(item, visits);
                last.put(item, visits);
            }
            if (round % 20 == 0) {
                String asked = ITEMS.get(random.nextInt(ITEMS.size()));
                assertThat(rounded(around(index.refresh(), asked)))
                        .as("round %d", round)
                        .isEqualTo(rounded(naive(last, asked)));
            }
        }
    }

    @Test
    void shouldGiveTheHeaviestFirstAndNoMoreThanAreOfUse() {
        for (int i = 0; i < 150; i++) {
            index.update(
                    "item " + i, DecayedVisits.of(START_MS, new long[] {Hashes.item("boot")}, new long[] {1_000 + i}));
        }

        List<Double> shares = List.copyOf(around(index.refresh(), "boot").values());
        double all = IntStream.range(0, 150).mapToDouble(i -> 1_000 + i).sum() + DecayedVisits.UNIT;
        assertThat(shares).hasSize(VisitSnapshot.MOST).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(shares.get(0)).isCloseTo(1_149 / all, offset(1e-12));
        assertThat(shares.get(99)).isCloseTo(1_050 / all, offset(1e-12));
    }

    private static DecayedVisits visit(long asOfMs, String item) {
        return DecayedVisits.of(asOfMs, new long[] {Hashes.item(item)}, new long[] {DecayedVisits.UNIT});
    }

    private static DecayedVisits visits(Random random) {
        long[] items = random.ints(0, ITEMS.size())
                .limit(random.nextInt(6))
                .distinct()
                .mapToLong(at -> Hashes.item(ITEMS.get(at)))
                .toArray();
        return DecayedVisits.of(
                START_MS + random.nextInt(500_000_000),
                items,
                random.longs(items.length, 1, 5 * DecayedVisits.UNIT).toArray());
    }

    private static Map<String, Double> naive(Map<String, DecayedVisits> visits, String item) {
        // What was removed has been seen, too: its time stays.
        long now = START_MS + 500_000_000;
        Map<String, Double> sums = new HashMap<>();
        for (String one : ITEMS) {
            for (String other : ITEMS) {
                DecayedVisits before = visits.getOrDefault(one, DecayedVisits.NONE);
                double sum = before.millionthsOf(Hashes.item(other))
                        * Math.pow(.5, (double) (now - before.asOfMs()) / DAY.toMillis());
                if (sum > 0 && one.equals(item)) {
                    sums.merge(other, sum, Double::sum);
                }
                if (sum > 0 && other.equals(item)) {
                    sums.merge(one, sum, Double::sum);
                }
            }
        }
        return sums;
    }

    /** Beside the largest, which does not depend on the moment. */
    private static Map<String, Long> rounded(Map<String, Double> sums) {
        double largest = sums.values().stream().mapToDouble(sum -> sum).max().orElse(1);
        Map<String, Long> rounded = new HashMap<>();
        sums.forEach((item, sum) -> rounded.put(item, Math.round(1e6 * sum / largest)));
        return rounded;
    }

    private static Map<String, Double> around(VisitSnapshot snapshot, String item) {
        Map<Long, String> names = new HashMap<>();
        ITEMS.forEach(each -> names.put(Hashes.item(each), each));
        List.of("tea", "mug", "boot", "lamp").forEach(each -> names.put(Hashes.item(each), each));
        Map<String, Double> around = new LinkedHashMap<>();
        snapshot.around(
                Hashes.item(item), (hash, share) -> around.put(names.getOrDefault(hash, "item?" + hash), share));
        return around;
    }
}
