package dev.freshet.trainer.data;

import dev.freshet.core.event.EventTime;

/** The buckets {@code log2-seconds-v1} of the time between two slots. */
public final class GapBuckets {

    /** How many buckets there are; 0 is unknown. */
    public static final int COUNT = 32;

    public static final String NAME = "log2-seconds-v1";

    private static final int LARGEST_BIT_LENGTH = 30;

    private GapBuckets() {}

    public static int of(long earlierMs, long laterMs) {
        if (!EventTime.isKnown(earlierMs) || !EventTime.isKnown(laterMs)) {
            return 0;
        }
        long seconds = Math.max(0, (laterMs - earlierMs) / 1000);
        return 1 + Math.min(LARGEST_BIT_LENGTH, Long.SIZE - Long.numberOfLeadingZeros(seconds));
    }
}
