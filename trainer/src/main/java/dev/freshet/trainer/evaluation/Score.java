package dev.freshet.trainer.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds up one recommender's slates over one kind of targets, cut at one length. */
final class Score {

    private final int k;
    private int cases;
    private double hitRate;
    private double recall;
    private double ndcg;
    private double mrr;
    private final Set<String> shown = new HashSet<>();

    Score(int k) {
        this.k = k;
    }

    void add(List<String> slate, Set<String> targets) {
        SlateMetrics metrics = SlateMetrics.of(slate, targets, k);
        cases++;
        hitRate += metrics.hitRate();
        recall += metrics.recall();
        ndcg += metrics.ndcg();
        mrr += metrics.mrr();
        shown.addAll(slate.subList(0, Math.min(k, slate.size())));
    }

    /** The means; coverage is the share of the catalog that was on any slate. */
    EvaluationReport.Row row(String recommender, EvaluationReport.Targets targets, int catalogSize) {
        double n = Math.max(1, cases);
        return new EvaluationReport.Row(
                recommender,
                targets,
                k,
                cases,
                hitRate / n,
                recall / n,
                ndcg / n,
                mrr / n,
                shown.size() / (double) Math.max(1, catalogSize));
    }
}
