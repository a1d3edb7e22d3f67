package dev.freshet.trainer.data;

import java.time.Duration;
import java.util.Arrays;

/**
 * Where time is cut: training is before {@code validationFromMs}, the test from {@code testFromMs} on; ms since 1970 UTC.
 */
public record TimeCut(long validationFromMs, long testFromMs) {

    private static final double TEST_SHARE = 0.1;
    private static final double VALIDATION_SHARE = 0.1;
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    public TimeCut {
        if (validationFromMs > testFromMs) {
            throw new IllegalArgumentException(
                    "validation begins at " + validationFromMs + ", after the test at " + testFromMs);
        }
    }

    /** Cuts so that the last tenth of the events is the test and the tenth before it validates. */
    public static TimeCut of(long[] eventTimes) {
        long[] sorted = eventTimes.clone();
        Arrays.sort(sorted);
        return new TimeCut(quantile(sorted, 1 - TEST_SHARE - VALIDATION_SHARE), quantile(sorted, 1 - TEST_SHARE));
    }

    /** Cuts so that the last 24 hours are the test and the 24 before them validate. */
    public static TimeCut ofDays(long[] eventTimes) {
        long newest = Arrays.stream(eventTimes).max().orElse(0);
        return new TimeCut(newest - 2 * DAY_MS, newest - DAY_MS);
    }

    private static long quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
