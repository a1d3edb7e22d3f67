package dev.freshet.core.encode;

import static dev.freshet.core.encode.StepEncoderTest.assertSame;
import static dev.freshet.core.encode.StepEncoderTest.full;
import static dev.freshet.core.encode.StepEncoderTest.vector;
import static dev.freshet.core.encode.StepEncoderTest.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Slot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to subjects, cache, tasks and world, a step gives what a full encode gives, and a hit what a miss gives. */
class StepPropertyTest {

    private static final int SUBJECTS = 5;
    private static final int HAPPENINGS = 250;

    @TempDir
    static Path directory;

    private static final List<Bundle> bundles = new ArrayList<>();

    @BeforeAll
    static void openBundles() {
        for (int seed = 1; seed <= 2; seed++) {
            Path home = directory.resolve("bundle-" + seed);
            bundles.add(Bundle.open(TinyStepBundle.write(home, "tiny-step-" + seed, seed), Execution.CPU));
        }
    }

    @AfterAll
    static void closeBundles() {
        bundles.forEach(Bundle::close);
    }

    @Test
    void shouldAgreeWithAFullEncodeWhateverHappens() {
        for (int seed = 0; seed < 4; seed++) {
            // Room for everybody, for about half, and for nobody
            long bytes = seed % 4 == 3 ? 0 : seed % 4 == 2 ? 2_000 : 1_000_000;
            Story story = new Story(seed, bytes);
            for (int i = 0; i < HAPPENINGS; i++) {
                story.goOn();
            }
            story.end();
        }
    }

    /** Some subjects on one instance. */
    private static final class Story {
        private final Random random;
        private final StepCache cache;
        private final long bytes;
        private final List<RandomHistory> subjects = new ArrayList<>();
        private Bundle bundle = bundles.get(0);
        private OutsideItems outside = OutsideItems.NONE;
        private StepEncoder encoder;

        Story(long seed, long bytes) {
            this.random = new Random(seed);
            this.bytes = bytes;
            this.cache = new StepCache(bytes);
            this.encoder = new StepEncoder(cache, "0_0");
            for (int i = 0; i < SUBJECTS; i++) {
                subjects.add(new RandomHistory(seed * 100 + i));
            }
        }

        void goOn() {
            int subject = random.nextInt(SUBJECTS);
            RandomHistory history = subjects.get(subject);
            switch (random.nextInt(40)) {
                case 0 -> bundle = bundles.get(random.nextInt(bundles.size()));
                case 1 -> outside = random.nextInt(3) == 0 ? OutsideItems.NONE : vector(random.nextInt(3));
                case 2 -> taskLeavesAndReturns();
                case 3 -> cache.dropAll("0_0");
                case 4, 5 -> abort(subject, history);
                default -> {
                    // Not every event is answered: some are found in the ring later
                    history.event(random.nextInt(5) == 0 ? 1 + random.nextInt(TinyStepBundle.RING + 1) : 1);
                    if (random.nextInt(5) > 0) {
                        compare(subject, history.ring());
                    }
                }
            }
        }

        /** Its subjects go on elsewhere in the meantime, and what was remembered of them here stays. */
        private void taskLeavesAndReturns() {
            encoder.close();
            subjects.forEach(history -> history.event(1 + random.nextInt(2)));
            encoder = new StepEncoder(cache, "0_0");
        }

        /** An event is encoded, but its row is not committed: what comes next follows the row as it was. */
        private void abort(int subject, RandomHistory history) {
            int count = 1 + random.nextInt(2);
            history.event(count);
            compare(subject, history.ring());
            history.goBack(count);
            history.event(1);
            compare(subject, history.ring());
        }

        private void compare(int subject, List<Slot> ring) {
            long[] events = ring.stream().mapToLong(Slot::eventHash).distinct().toArray();
            EncodedRing stepped = encoder.encode("u:" + subject, ring, RequestContext.UNKNOWN, bundle, outside, events);
            assertSame(stepped, full(ring, RequestContext.UNKNOWN, bundle, outside));
            try (StepEncoder empty = new StepEncoder(new StepCache(0), "0_0")) {
                EncodedRing missed =
                        empty.encode("u:" + subject, ring, RequestContext.UNKNOWN, bundle, outside, events);
                assertSameReasons(stepped, missed, events.length);
            }
        }

        private static void assertSameReasons(EncodedRing hit, EncodedRing miss, int events) {
            List<Optional<float[]>> one = hit.usersWithout();
            List<Optional<float[]>> two = miss.usersWithout();
            for (int i = 0; i < events; i++) {
                assertThat(one.get(i).isPresent())
                        .isEqualTo(two.get(i).isPresent())
                        .isEqualTo(events > 1);
                if (one.get(i).isPresent()) {
                    assertThat(one.get(i).get()).containsExactly(two.get(i).orElseThrow(), within());
                }
            }
        }

        /** The comparisons above would hold without a cache, too. */
        void end() {
            encoder.close();
            StepCache.Statistics statistics = cache.statistics();
            assertThat(statistics.absent()).isPositive();
            if (bytes == 0) {
                assertThat(statistics.hits()).isZero();
            } else {
                assertThat(statistics.hits()).isGreaterThan(HAPPENINGS / 20);
                assertThat(statistics.stale()).isPositive();
            }
            if (bytes == 2_000) {
                assertThat(statistics.evictions()).isPositive();
            }
        }
    }
}
