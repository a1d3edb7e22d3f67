package dev.freshet.streams.metrics;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * About how many different items were on slates, since the start and in the last hour: in the running ten minutes and the five times
 * ten before. Safe for use by many threads; what several of them show in the moment in which ten minutes end may count
 * there or here.
 */
final class Coverage {

    private static final long SLICE_MS = 600_000;
    private static final int SLICES = 6;

    private final ShownItems ever = new ShownItems();
    private final ShownItems[] slices =
            Stream.generate(ShownItems::new).limit(SLICES).toArray(ShownItems[]::new);
    private volatile long newest = Long.MIN_VALUE;

    /** @param nowMs a clock, ms since 1970 UTC */
    void add(String itemId, long nowMs) {
        ever.add(itemId);
        current(nowMs).add(itemId);
    }

    double sinceStart() {
        return ShownItems.count(ever);
    }

    double lastHour(long nowMs) {
        ShownItems unused = current(nowMs);
        return ShownItems.count(slices);
    }

    private ShownItems current(long nowMs) {
        long slice = nowMs / SLICE_MS;
        if (slice > newest) {
            moveTo(slice);
        }
        return slices[(int) Math.floorMod(slice, (long) SLICES)];
    }

    private synchronized void moveTo(long slice) {
        if (slice - SLICES >= newest) {
            Arrays.stream(slices).forEach(ShownItems::clear);
        } else {
            for (long passed = newest + 1; passed <= slice; passed++) {
                slices[(int) Math.floorMod(passed, (long) SLICES)].clear();
            }
        }
        newest = Math.max(newest, slice);
    }
}
