package dev.freshet.trainer.covisitation;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How much pairs of items have in common. Memory is bounded: of an item with more than {@value #MOST_PARTNERS} partners the lesser half
 * is forgotten, and begins anew if it comes again.
 */
final class PairCounts {

    static final int MOST_PARTNERS = 1_000;

    private static final Comparator<Int2DoubleMap.Entry> HEAVIEST_FIRST = Comparator.comparingDouble(
                    (Int2DoubleMap.Entry entry) -> -entry.getDoubleValue())
            .thenComparingInt(Int2DoubleMap.Entry::getIntKey);

    private final Int2DoubleOpenHashMap[] partners;
    private final double[] totals;

    /** @param items numbered from 0 */
    PairCounts(int items) {
        this.partners = new Int2DoubleOpenHashMap[items];
        Arrays.setAll(partners, item -> new Int2DoubleOpenHashMap(0));
        this.totals = new double[items];
    }

    /** Counts a pair for both. */
    void add(int one, int other, double weight) {
        addTo(one, other, weight);
        addTo(other, one, weight);
    }

    /** All that was counted for an item, forgotten or not. */
    double total(int item) {
        return totals[item];
    }

    /** The partners of an item with most in common, the first ones first. */
    List<Int2DoubleMap.Entry> heaviest(int item, int most) {
        return partners[item].int2DoubleEntrySet().stream()
                .sorted(HEAVIEST_FIRST)
                .limit(most)
                .toList();
    }

    private void addTo(int item, int partner, double weight) {
        Int2DoubleOpenHashMap counts = partners[item];
        counts.addTo(partner, weight);
        totals[item] += weight;
        if (counts.size() > MOST_PARTNERS) {
            Int2DoubleOpenHashMap kept = new Int2DoubleOpenHashMap(MOST_PARTNERS);
            heaviest(item, MOST_PARTNERS / 2).forEach(entry -> kept.put(entry.getIntKey(), entry.getDoubleValue()));
            partners[item] = kept;
        }
    }
}
