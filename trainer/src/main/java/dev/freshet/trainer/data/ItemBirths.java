package dev.freshet.trainer.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The order in which the items of a corpus were first met in its training part. An item that was not there yet when somebody chose
 * another was not passed over, so it is no negative of that choice.
 */
final class ItemBirths {

    private final int[] rankOfItem;
    private final long[] times;

    private ItemBirths(int[] rankOfItem, long[] times) {
        this.rankOfItem = rankOfItem;
        this.times = times;
    }

    /** Needs a corpus with times. */
    static ItemBirths of(Corpus corpus) {
        long[] first = new long[corpus.items().size()];
        Arrays.fill(first, Long.MAX_VALUE);
        for (int h = 0; h < corpus.histories().size(); h++) {
            History history = corpus.histories().get(h);
            for (int slot = 0; slot < corpus.splits().get(h).trainEnd(); slot++) {
                int item = history.token(slot);
                if (item >= 0) {
                    first[item] = Math.min(first[item], history.timeMs(slot));
                }
            }
        }
        int[] order = IntStream.range(0, first.length)
                .boxed()
                .sorted(Comparator.comparingLong(item -> first[item]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rankOfItem = new int[order.length];
        long[] times = new long[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            rankOfItem[order[rank]] = rank;
            times[rank] = first[order[rank]];
        }
        return new ItemBirths(rankOfItem, times);
    }

    /** How many items are older than this one, or of its age and before it in the order. */
    int rank(int item) {
        return rankOfItem[item];
    }

    /** How many items had been met at a moment or before: those of a lower rank. */
    int metBy(long timeMs) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= timeMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
