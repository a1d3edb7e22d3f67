package dev.freshet.trainer.ranking;

import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.ranking.Features;
import java.util.List;

/**
 * One event that the second stage is fitted to: the candidates at the moment before it, in parallel, in the order in which
 * the engine breaks ties.
 *
 * @param modelScores what the model gives each candidate
 * @param features of each candidate
 * @param targets whether the event holds the candidate
 * @param targetCount items of the event, candidates or not, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FittingCase(double[] modelScores, List<Features> features, boolean[] targets, int targetCount) {

    /** What happens just below a slate of ten tells weights apart that the slate alone would not. */
    private static final int TOP = 20;

    /** NDCG of the first twenty under some weights. */
    double ndcg(BundleManifest.Ranking weights) {
        double[] best = new double[TOP];
        int[] who = new int[TOP];
        int filled = 0;
        for (int i = 0; i < modelScores.length; i++) {
            double score = modelScores[i] + features.get(i).worth(weights);
            if (filled == TOP && score <= best[TOP - 1]) {
                continue;
            }
            int place = filled < TOP ? filled++ : TOP - 1;
            for (; place > 0 && score > best[place - 1]; place--) {
                best[place] = best[place - 1];
                who[place] = who[place - 1];
            }
            best[place] = score;
            who[place] = i;
        }
        double gain = 0;
        for (int rank = 0; rank < filled; rank++) {
            gain += targets[who[rank]] ? discount(rank) : 0;
        }
        double ideal = 0;
        for (int rank = 0; rank < Math.min(TOP, targetCount); rank++) {
            ideal += discount(rank);
        }
        return gain / ideal;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 2.0);
    }
}
