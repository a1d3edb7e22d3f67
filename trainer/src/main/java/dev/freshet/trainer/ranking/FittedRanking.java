package dev.freshet.trainer.ranking;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.covisitation.CoVisits;
import dev.freshet.trainer.data.Parts;
import java.util.List;

/**
 * The weights of the second stage that rank the validation part best.
 *
 * @param cases validation events that decided
 * @param without NDCG@20 by the model's score alone, mean over the cases
 * @param with NDCG@20 with the weights
 */
public record FittedRanking(BundleManifest.Ranking weights, int cases, double without, double with) {

    private static final int MOST_CASES = 2_000;
    private static final double[] REPEAT = {0, 0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16};
    private static final double[] POPULARITY = {0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3};
    /** Below 0 where people go on to what they have not met, as with films. */
    private static final double[] MET = {0, 0.5, -0.5, 1, -1, 2, -2, 3, 4, -4, 6, 8, -8, 12, -16, -32};

    private static final double[] RECENT = {0, 0.5, -0.5, 1, -1, 2, -2, 4, -4, 8, -8, 12, 16, -16, 24, 32};

    private static final double[] CO_VISITATION = {0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6};

    /** Fits a bundle's weights through core, with the candidates and signals that the stream would have had. */
    public static FittedRanking of(Bundle bundle, Dataset dataset, Parts parts) {
        return of(new FittingCases(bundle, dataset).of(dataset, parts, MOST_CASES));
    }

    /** Tries the grids of two weights at a time, in turn until nothing gains, and takes another weight only if it gains. */
    static FittedRanking of(List<FittingCase> cases) {
        double without = ndcg(cases, BundleManifest.Ranking.NONE);
        FittedRanking best = new FittedRanking(BundleManifest.Ranking.NONE, cases.size(), without, without);
        double before;
        do {
            before = best.with();
            best = best.better(
                    cases,
                    REPEAT,
                    POPULARITY,
                    (at, repeat, popularity) ->
                            new BundleManifest.Ranking(repeat, popularity, at.met(), at.recent(), at.coVisitation()));
            best = best.better(
                    cases,
                    MET,
                    RECENT,
                    (at, met, recent) ->
                            new BundleManifest.Ranking(at.repeat(), at.popularity(), met, recent, at.coVisitation()));
            best = best.better(
                    cases,
                    CO_VISITATION,
                    RECENT,
                    (at, coVisitation, recent) ->
                            new BundleManifest.Ranking(at.repeat(), at.popularity(), at.met(), recent, coVisitation));
        } while (best.with() > before);
        return best;
    }

    /** Co-visits, if they count. */
    public CoVisits keeps(CoVisits coVisits) {
        return weights.readsCoVisitation() ? coVisits : CoVisits.NONE;
    }

    /** Puts two weights in the place of others. */
    private interface Change {
        BundleManifest.Ranking of(BundleManifest.Ranking at, double one, double other);
    }

    private FittedRanking better(List<FittingCase> among, double[] ones, double[] others, Change change) {
        FittedRanking best = this;
        for (double one : ones) {
            for (double other : others) {
                BundleManifest.Ranking tried = change.of(weights, one, other);
                double ndcg = ndcg(among, tried);
                if (ndcg > best.with()) {
                    best = new FittedRanking(tried, cases, without, ndcg);
                }
            }
        }
        return best;
    }

    private static double ndcg(List<FittingCase> cases, BundleManifest.Ranking weights) {
        return cases.stream().mapToDouble(each -> each.ndcg(weights)).average().orElse(0);
    }
}
