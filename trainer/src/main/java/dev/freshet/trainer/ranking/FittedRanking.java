package dev.freshet.trainer.ranking;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.data.Parts;
import java.util.List;

/**
 * The weights of the second stage that rank the validation part best.
 *
 * @param cases validation events that decided
 * @param without NDCG@10 by the model's score alone, mean over the cases
 * @param with NDCG@10 with the weights
 */
public record FittedRanking(BundleManifest.Ranking weights, int cases, double without, double with) {

    private static final int MOST_CASES = 2_000;
    private static final double[] REPEAT = {0, 0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16};
    private static final double[] POPULARITY = {0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3};

    /** Fits a bundle's weights through core, with the candidates and signals that the stream would have had. */
    public static FittedRanking of(Bundle bundle, Dataset dataset, Parts parts) {
        return of(new FittingCases(bundle, dataset).of(dataset, parts, MOST_CASES));
    }

    /** Tries the whole grid, smaller weights first, and takes larger ones only if they gain. */
    static FittedRanking of(List<FittingCase> cases) {
        double without = ndcg(cases, BundleManifest.Ranking.NONE);
        FittedRanking best = new FittedRanking(BundleManifest.Ranking.NONE, cases.size(), without, without);
        for (double repeat : REPEAT) {
            for (double popularity : POPULARITY) {
                BundleManifest.Ranking weights = new BundleManifest.Ranking(repeat, popularity);
                double ndcg = ndcg(cases, weights);
                if (ndcg > best.with()) {
                    best = new FittedRanking(weights, cases.size(), without, ndcg);
                }
            }
        }
        return best;
    }

    private static double ndcg(List<FittingCase> cases, BundleManifest.Ranking weights) {
        return cases.stream().mapToDouble(each -> each.ndcg(weights)).average().orElse(0);
    }
}
