package dev.freshet.trainer.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found. Every row is made of full rankings of the whole catalog; nothing is sampled.
 *
 * @param policy what might stand on a slate
 * @param cases judged events
 * @param people subjects of the judged events
 * @param targets items of the judged events, by slice
 * @param withoutHistory events not judged because the subject had nothing in the ring
 * @param catalog items that could be shown
 * @param draws of the bootstrap behind the intervals
 * @param models what was judged beside the baselines
 * @param rows a contender, a slice, a length
 * @param lists what slates were like, by contender and length
 * @param areas by contender
 * @param histories by contender and length of the history
 * @param parts by contender and part of the test in order, where the protocol has parts
 * @param comparisons of pairs of contenders
 * @param facts how it was judged
 * @param notes what to know when reading the figures
 */
public record EvaluationReport(
        String dataset,
        String protocol,
        String policy,
        long cases,
        long people,
        Map<String, Long> targets,
        long withoutHistory,
        int catalog,
        int draws,
        List<Model> models,
        List<Row> rows,
        List<Lists> lists,
        List<Area> areas,
        List<Group> histories,
        List<Group> parts,
        List<Comparison> comparisons,
        List<String> facts,
        List<String> notes) {

    public EvaluationReport {
        targets = Map.copyOf(targets);
        models = List.copyOf(models);
        rows = List.copyOf(rows);
        lists = List.copyOf(lists);
        areas = List.copyOf(areas);
        histories = List.copyOf(histories);
        parts = List.copyOf(parts);
        comparisons = List.copyOf(comparisons);
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }

    /**
     * A bundle.
     *
     * @param name what the rows call it
     * @param asked how, by the label of an {@link Asking}
     * @param fallbacks slates that the model did not make
     * @param unknownTargets targets that the bundle was not trained on; counted as any other
     * @param training what its manifest says of its training; told once, where it is asked as the stream asks it
     */
    public record Model(
            String name,
            String version,
            String asked,
            long fallbacks,
            long unknownTargets,
            Map<String, String> training) {
        public Model {
            training = Map.copyOf(training);
        }
    }

    /** A mean over cases, and where 95 % of the bootstrap's means lie. */
    public record Figure(double value, double low, double high) {}

    /**
     * One contender, one slice, one length.
     *
     * @param cases with at least one target in the slice
     * @param metrics by {@link Metric#label}
     */
    public record Row(String contender, String slice, int k, int cases, Map<String, Figure> metrics) {
        public Row {
            metrics = Map.copyOf(metrics);
        }

        /** The figure of a metric. */
        public Figure figure(Metric metric) {
            Figure figure = metrics.get(metric.label());
            if (figure == null) {
                throw new IllegalStateException("no " + metric.label());
            }
            return figure;
        }
    }

    /** What {@link ListQuality} found; {@code diversity} is null where the catalog has no attributes. */
    public record Lists(
            String contender,
            int k,
            double coverage,
            double novelty,
            @Nullable Double diversity,
            double popularity,
            double gini) {}

    /**
     * Area under the curve, see {@link Auc}.
     *
     * @param cases in which it could be had; 0 for a contender that does not rank all items
     * @param auc the mean over these, null if there are none
     */
    public record Area(
            String contender, int cases, @Nullable Double auc) {}

    /** NDCG and hit rate at 10 over some of the cases. */
    public record Group(String contender, String group, int cases, double hitRate, double ndcg) {}

    /**
     * A contender beside another, over the same cases.
     *
     * @param difference of the means, the contender's less the other's
     * @param low where 95 % of the bootstrap's differences lie, from
     * @param high and to
     * @param p two-sided, of this comparison alone
     */
    public record Comparison(
            String contender,
            String other,
            String slice,
            int k,
            String metric,
            double difference,
            double low,
            double high,
            double p) {}
}
