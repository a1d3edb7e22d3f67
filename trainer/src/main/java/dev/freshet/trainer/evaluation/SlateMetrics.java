package dev.freshet.trainer.evaluation;

import java.util.List;
import java.util.Set;

/**
 * How well a slate's first k items foretell a set of targets.
 *
 * @param hitRate 1 if any target is among them
 * @param recall share of the targets among them
 * @param ndcg gain 1 for each target, discounted by the logarithm of its rank, over the best possible (Jarvelin and
 *     Kekalainen 2002)
 * @param mrr 1 / rank of the first target, 0 if none is among them
 */
public record SlateMetrics(double hitRate, double recall, double ndcg, double mrr) {

    /** Judges one slate; targets are at least one. */
    public static SlateMetrics of(List<String> slate, Set<String> targets, int k) {
        if (targets.isEmpty() || k < 1) {
            throw new IllegalArgumentException("there is nothing to foretell");
        }
        int hits = 0;
        double gain = 0;
        double first = 0;
        for (int rank = 1; rank <= Math.min(k, slate.size()); rank++) {
            if (targets.contains(slate.get(rank - 1))) {
                hits++;
                gain += discount(rank);
                first = first == 0 ? 1.0 / rank : first;
            }
        }
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(k, targets.size()); rank++) {
            ideal += discount(rank);
        }
        return new SlateMetrics(hits > 0 ? 1 : 0, (double) hits / targets.size(), gain / ideal, first);
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }
}
