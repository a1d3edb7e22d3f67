package dev.freshet.trainer.evaluation;

import dev.freshet.core.baseline.Ranking;

/** Area under the ROC curve of one ranking: how often a target stands before an item that is none (Hanley and McNeil 1982). */
final class Auc {

    private Auc() {}

    /**
     * The mean over the targets, all items of the catalog counting.
     *
     * @param standing where the targets that may be shown stand; those not ranked stand behind all ranked items, tied with the others not ranked
     * @param allowed items of the catalog that may be shown, targets included
     * @return 0 to 1, one half for an order by chance; NaN if there is no target or nothing else
     */
    static double of(Ranking.Standing standing, int allowed) {
        int targets = standing.before().length;
        int others = allowed - targets;
        if (targets == 0 || others <= 0) {
            return Double.NaN;
        }
        int rankedTargets = 0;
        for (int before : standing.before()) {
            rankedTargets += before >= 0 ? 1 : 0;
        }
        double sum = 0;
        for (int before : standing.before()) {
            if (before < 0) {
                sum += (others - (standing.size() - rankedTargets)) / 2.0;
            } else {
                sum += others - (before - targetsBefore(before, standing.before()));
            }
        }
        return sum / targets / others;
    }

    private static int targetsBefore(int before, int[] all) {
        int count = 0;
        for (int other : all) {
            count += other >= 0 && other < before ? 1 : 0;
        }
        return count;
    }
}
