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
}
