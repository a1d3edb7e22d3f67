package dev.freshet.trainer.evaluation;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;
import java.util.Set;

/**
 * How well a slate's first k items foretell a set of targets.
 *
 * @param hitRate 1 if any target is among them
 * @param recall share of the targets among them
 * @param precision share of targets among k, whatever the slate's length
 * @param f1 harmonic mean of recall and precision
 * @param ndcg gain 1 for each target, discounted by the logarithm of its rank, over the best possible (Jarvelin and
 *     Kekalainen 2002)
 * @param mrr 1 / rank of the first target, 0 if none is among them
 */
public record SlateMetrics(double hitRate, double recall, double precision, double f1, double ndcg, double mrr) {

    /** Judges one slate; targets are at least one. */
    public static SlateMetrics of(List<String> slate, Set<String> targets, int k) {
        IntArrayList ranks = new IntArrayList();
        for (int rank = 1; rank <= slate.size(); rank++) {
            if (targets.contains(slate.get(rank - 1))) {
                ranks.add(rank);
            }
        }
        return of(ranks, targets.size(), k);
    }

    /**
     * Judges a slate by the ranks of the targets on it.
     *
     * @param ranks from 1, ascending
     * @param targets how many there are, at least 1
     * @param k at least 1
     */
    static SlateMetrics of(IntList ranks, int targets, int k) {
        if (targets < 1 || k < 1) {
            throw new IllegalArgumentException("there is nothing to foretell");
        }
        int hits = 0;
        double gain = 0;
        while (hits < ranks.size() && ranks.getInt(hits) <= k) {
            gain += discount(ranks.getInt(hits));
            hits++;
        }
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(k, targets); rank++) {
            ideal += discount(rank);
        }
        return new SlateMetrics(
                hits > 0 ? 1 : 0,
                (double) hits / targets,
                (double) hits / k,
                2.0 * hits / (targets + k),
                gain / ideal,
                hits > 0 ? 1.0 / ranks.getInt(0) : 0);
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }
}
