package dev.freshet.core.baseline;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * All items that a baseline knows, in order: by score, then by the events they were in, then by id. Good until the baseline learns
 * or is asked again.
 */
public final class Ranking {

    private final Items items;
    private final double[] scores;
    private final IntComparator worstFirst;

    /** @param scores by item number, any numbers but NaN */
    Ranking(Items items, double[] scores) {
        this.items = items;
        this.scores = scores;
        this.worstFirst = (a, b) -> {
            int byScore = Double.compare(scores[a], scores[b]);
            int byEvents = byScore != 0 ? byScore : Integer.compare(items.events(a), items.events(b));
            return byEvents != 0 ? byEvents : items.id(b).compareTo(items.id(a));
        };
    }

    /**
     * The best items, best first.
     *
     * @param k how many at most, at least 1
     * @param allowed whether an item id may be on the list
     */
    public List<String> top(int k, Predicate<String> allowed) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; at least 1 is allowed");
        }
        IntHeapPriorityQueue kept = new IntHeapPriorityQueue(Math.min(k, scores.length) + 1, worstFirst);
        for (int item = 0; item < scores.length; item++) {
            boolean better = kept.size() < k || worstFirst.compare(item, kept.firstInt()) > 0;
            if (better && allowed.test(items.id(item))) {
                kept.enqueue(item);
                if (kept.size() > k) {
                    kept.dequeueInt();
                }
            }
        }
        List<String> best = new ArrayList<>(kept.size());
        while (!kept.isEmpty()) {
            best.add(items.id(kept.dequeueInt()));
        }
        Collections.reverse(best);
        return best;
    }

    /**
     * Where some items stand.
     *
     * @param before for each of them how many allowed items stand before it, or -1 if it is not in the ranking
     * @param size all allowed items of the ranking
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Standing(int[] before, int size) {}

    /** Where these items stand among the allowed ones. */
    public Standing standing(Collection<String> itemIds, Predicate<String> allowed) {
        int[] asked = itemIds.stream().mapToInt(items::number).toArray();
        int[] bestFirst = Arrays.stream(asked)
                .filter(item -> item != Items.UNKNOWN)
                .distinct()
                .toArray();
        IntArrays.quickSort(bestFirst, (a, b) -> worstFirst.compare(b, a));
        // counts[i]: the ith of the sorted ones and the allowed items between it and the one before.
        int[] counts = new int[bestFirst.length + 1];
        int size = 0;
        for (int item = 0; item < scores.length; item++) {
            if (allowed.test(items.id(item))) {
                size++;
                counts[placeOf(item, bestFirst)]++;
            }
        }
        int[] before = new int[asked.length];
        for (int i = 0; i < asked.length; i++) {
            before[i] = asked[i] == Items.UNKNOWN
                    ? -1
                    : sum(counts, placeOf(asked[i], bestFirst)) - self(asked[i], allowed);
        }
        return new Standing(before, size);
    }

    private int self(int item, Predicate<String> allowed) {
        return allowed.test(items.id(item)) ? 1 : 0;
    }

    /** How many of the sorted ones stand before the item. */
    private int placeOf(int item, int[] bestFirst) {
        int low = 0;
        int high = bestFirst.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (worstFirst.compare(bestFirst[middle], item) > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int sum(int[] counts, int place) {
        int sum = 0;
        for (int i = 0; i <= place; i++) {
            sum += counts[i];
        }
        return sum;
    }
}
