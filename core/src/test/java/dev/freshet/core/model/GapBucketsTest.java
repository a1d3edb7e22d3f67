package dev.freshet.core.model;

import static dev.freshet.core.model.GapBuckets.bucket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapBucketsTest {

    @Test
    void shouldCallATimeThatIsNotKnownUnknown() {
        assertThat(bucket(EventTime.UNKNOWN, 1000)).isEqualTo(GapBuckets.UNKNOWN);
        assertThat(bucket(1000, EventTime.UNKNOWN)).isEqualTo(GapBuckets.UNKNOWN);
        assertThat(bucket(EventTime.UNKNOWN, EventTime.UNKNOWN)).isEqualTo(GapBuckets.UNKNOWN);
    }

    @Test
    void shouldCountWholeSeconds() {
        assertThat(bucket(0, 0)).isEqualTo(1);
        assertThat(bucket(0, 999)).isEqualTo(1);
        assertThat(bucket(0, 1_000)).isEqualTo(2);
        assertThat(bucket(0, 1_999)).isEqualTo(2);
        assertThat(bucket(0, 2_000)).isEqualTo(3);
        assertThat(bucket(500, 4_499)).isEqualTo(3);
        assertThat(bucket(500, 4_500)).isEqualTo(4);
    }

    @Test
    void shouldStepAtEveryPowerOfTwo() {
        for (int bits = 1; bits <= 29; bits++) {
            long seconds = 1L << bits;
            assertThat(bucket(0, (seconds - 1) * 1000)).as("2^%d s - 1", bits).isEqualTo(1 + bits);
            assertThat(bucket(0, seconds * 1000)).as("2^%d s", bits).isEqualTo(2 + bits);
        }
    }

    @Test
    void shouldPutEverythingLongerIntoTheLastBucket() {
        assertThat(bucket(0, (1L << 30) * 1000)).isEqualTo(GapBuckets.COUNT - 1);
        assertThat(bucket(0, Long.MAX_VALUE)).isEqualTo(GapBuckets.COUNT - 1);
    }

    @Test
    void shouldFillAsItBucketsOneByOne() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            long[] times = new long[1 + random.nextInt(20)];
            long timeMs = 0;
            for (int i = 0; i < times.length; i++) {
                // Now and then unknown, or a step back
                timeMs = Math.max(0, timeMs + (1L << random.nextInt(44)) - (random.nextInt(5) == 0 ? 1L << 40 : 0));
                times[i] = random.nextInt(8) == 0 ? EventTime.UNKNOWN : timeMs / (1 + random.nextInt(2));
            }
            int last = random.nextInt(times.length);

            long[] buckets = new long[times.length];
            GapBuckets.fill(times, last, buckets);

            for (int i = 0; i < times.length; i++) {
                assertThat(buckets[i]).isEqualTo(i <= last ? bucket(times[i], times[last]) : 0);
            }
        }
    }

    @Test
    void shouldTakeAStepBackForNone() {
        assertThat(bucket(1_000_000, 0)).isEqualTo(1);
    }
}
