package dev.freshet.trainer.data;

import java.util.Arrays;

/**
 * Where time is cut: training is before {@code validationFromMs}, the test from {@code testFromMs} on; ms since 1970 UTC.
 */
public record TimeCut(long validationFromMs, long testFromMs) {

    private static final double TEST_SHARE = 0.1;
    private static final double VALIDATION_SHARE = 0.1;

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

    private static long quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
