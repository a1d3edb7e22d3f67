package dev.freshet.core.model;

import dev.freshet.core.event.EventTime;

/**
 * The time between two moments as one of {@link #COUNT} buckets, {@code log2-seconds-v1} of the bundle contract. Integer
 * arithmetic only, so that training and serving cannot disagree at an edge.
 */
public final class GapBuckets {

    /** The name of this rule in a manifest. */
    public static final String NAME = "log2-seconds-v1";

    /** Buckets 0 (unknown) to 31. */
    public static final int COUNT = 32;

    public static final int UNKNOWN = 0;

    private GapBuckets() {}

    /** The bucket of the time from an earlier to a later moment, both ms since 1970 UTC or unknown; a negative gap counts as 0. */
    public static int bucket(long earlierMs, long laterMs) {
        if (!EventTime.isKnown(earlierMs) || !EventTime.isKnown(laterMs)) {
            return UNKNOWN;
        }
        long seconds = Math.max(0, laterMs - earlierMs) / 1000;
        return 1 + Math.min(COUNT - 2, Long.SIZE - Long.numberOfLeadingZeros(seconds));
    }

    /** The buckets of the times from each of the first moments to the last of them; several times faster where they ascend. */
    static void fill(long[] timesMs, int last, long[] buckets) {
        long now = timesMs[last];
        int bucket = 1;
        for (int i = last; i >= 0; i--) {
            if (!EventTime.isKnown(timesMs[i]) || !EventTime.isKnown(now)) {
                buckets[i] = UNKNOWN;
                continue;
            }
            long gap = Math.max(0, now - timesMs[i]);
            if (bucket > 1 && gap < endMs(bucket - 1)) {
                bucket = 1;
            }
            while (bucket < COUNT - 1 && gap >= endMs(bucket)) {
                bucket++;
            }
            buckets[i] = bucket;
        }
    }

    private static long endMs(int bucket) {
        return 1000L << (bucket - 1);
    }
}
