package dev.freshet.trainer.evaluation;

import java.util.Arrays;

/** How popular each item was when the test began, or at the last part of it. */
final class ItemPopularity {

    private final long[] events;
    private final double[] selfInformation;
    private final double[] percentiles;

    /** @param items of the catalog, by place */
    ItemPopularity(int items) {
        this.events = new long[items];
        this.selfInformation = new double[items];
        this.percentiles = new double[items];
    }

    void count(int place) {
        events[place]++;
    }

    /** Takes the counts up to now. */
    void settle() {
        long[] sorted = events.clone();
        Arrays.sort(sorted);
        double all = Arrays.stream(events).sum() + (double) events.length;
        for (int place = 0; place < events.length; place++) {
            selfInformation[place] = Math.log(all / (events[place] + 1)) / Math.log(2);
            int fewer = first(sorted, events[place]);
            int notMore = first(sorted, events[place] + 1);
            percentiles[place] = events.length == 1 ? 0.5 : (fewer + (notMore - fewer - 1) / 2.0) / (events.length - 1);
        }
    }

    /** Of an item: -log2 of its share of events, each item counting one more than it had; in bits. */
    double selfInformation(int place) {
        return selfInformation[place];
    }

    /** Share of the other items that had fewer events, ties counting half: 0 to 1. */
    double percentile(int place) {
        return percentiles[place];
    }

    /** How many are below. */
    private static int first(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
