package dev.freshet.trainer.evaluation;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Makes figures of answers. */
final class ReportMaker {

    private static final int GROUPS_AT = 10;
    private static final int[] HISTORY_FROM = {1, 3, 6, 11, 21, 51, 127};
    private static final Metric COMPARED_BY = Metric.NDCG;

    private final Cases cases;
    private final List<Answers> answers;
    private final List<Integer> lengths;
    private final int draws;
    private final long seed;
    private final boolean described;

    /**
     * @param draws of the bootstrap
     * @param described whether the catalog has attributes, without which diversity says nothing
     */
    ReportMaker(Cases cases, List<Answers> answers, List<Integer> lengths, int draws, long seed, boolean described) {
        this.cases = cases;
        this.answers = answers;
        this.lengths = lengths;
        this.draws = draws;
        this.seed = seed;
        this.described = described;
    }

    /** Rows and comparisons belong to the same draws. */
    record Tables(List<EvaluationReport.Row> rows, List<EvaluationReport.Comparison> comparisons) {}

    Tables tables() {
        List<EvaluationReport.Row> rows = new ArrayList<>();
        List<EvaluationReport.Comparison> comparisons = new ArrayList<>();
        for (Slice slice : Slice.values()) {
            Columns columns = Columns.of(cases, answers, slice, lengths);
            if (columns.cases() > 0) {
                Bootstrap bootstrap = columns.bootstrap(draws, seed);
                for (int k : lengths) {
                    for (int who = 0; who < answers.size(); who++) {
                        rows.add(row(columns, bootstrap, who, slice, k));
                    }
                }
                comparisons.addAll(comparisons(columns, bootstrap, slice));
            }
        }
        return new Tables(rows, comparisons);
    }

    private EvaluationReport.Row row(Columns columns, Bootstrap bootstrap, int who, Slice slice, int k) {
        Map<String, EvaluationReport.Figure> figures = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            int column = columns.column(who, k, metric);
            Bootstrap.Interval interval = bootstrap.interval(column);
            figures.put(
                    metric.label(), new EvaluationReport.Figure(columns.mean(column), interval.low(), interval.high()));
        }
        return new EvaluationReport.Row(name(who), slice.label(), k, columns.cases(), figures);
    }

    /** Each model with every other contender; without a model, the best baseline with every other. */
    private List<EvaluationReport.Comparison> comparisons(Columns columns, Bootstrap bootstrap, Slice slice) {
        List<EvaluationReport.Comparison> found = new ArrayList<>();
        for (int who : compared(columns)) {
            for (int other = 0; other < answers.size(); other++) {
                boolean alreadyCompared = isModel(other) && other < who;
                if (other != who && !alreadyCompared) {
                    for (int k : lengths) {
                        for (Metric metric : List.of(Metric.HIT_RATE, Metric.NDCG, Metric.MRR)) {
                            found.add(comparison(columns, bootstrap, slice, k, metric, who, other));
                        }
                    }
                }
            }
        }
        return found;
    }

    private int[] compared(Columns columns) {
        int[] models = IntStream.range(0, answers.size()).filter(this::isModel).toArray();
        if (models.length > 0) {
            return models;
        }
        return IntStream.range(0, answers.size())
                .boxed()
                .max(Comparator.comparingDouble(who -> columns.mean(columns.column(who, lengths.get(0), COMPARED_BY))))
                .stream()
                .mapToInt(who -> who)
                .toArray();
    }

    private EvaluationReport.Comparison comparison(
            Columns columns, Bootstrap bootstrap, Slice slice, int k, Metric metric, int who, int other) {
        int a = columns.column(who, k, metric);
        int b = columns.column(other, k, metric);
        Bootstrap.Interval interval = bootstrap.difference(a, b);
        return new EvaluationReport.Comparison(
                name(who),
                name(other),
                slice.label(),
                k,
                metric.label(),
                columns.mean(a) - columns.mean(b),
                interval.low(),
                interval.high(),
                bootstrap.pValue(a, b));
    }

    List<EvaluationReport.Lists> lists() {
        List<EvaluationReport.Lists> found = new ArrayList<>();
        for (int length = 0; length < lengths.size(); length++) {
            for (Answers each : answers) {
                ListQuality quality = each.qualities().get(length);
                found.add(new EvaluationReport.Lists(
                        each.contender().name(),
                        quality.k(),
                        quality.coverage(),
                        quality.novelty(),
                        described ? (Double) quality.diversity() : null,
                        quality.popularity(),
                        quality.gini()));
            }
        }
        return found;
    }

    List<EvaluationReport.Area> areas() {
        return answers.stream()
                .map(each -> {
                    double[] known = IntStream.range(0, cases.size())
                            .mapToDouble(each::auc)
                            .filter(auc -> !Double.isNaN(auc))
                            .toArray();
                    double auc = Arrays.stream(known).average().orElse(0);
                    return new EvaluationReport.Area(
                            each.contender().name(), known.length, known.length == 0 ? null : (Double) auc);
                })
                .toList();
    }

    List<EvaluationReport.Group> byHistory() {
        return groups(HISTORY_FROM.length, number -> bucket(cases.historyLength(number)), ReportMaker::bucketName);
    }

    /** In as many parts of equal size. */
    List<EvaluationReport.Group> byPart(int parts) {
        return groups(parts, number -> (int) ((long) number * parts / cases.size()), part -> (part + 1) + "/" + parts);
    }

    private List<EvaluationReport.Group> groups(int count, IntUnaryOperator groupOf, IntFunction<String> naming) {
        List<EvaluationReport.Group> groups = new ArrayList<>();
        IntArrayList ranks = new IntArrayList();
        for (Answers each : answers) {
            int[] inGroup = new int[count];
            double[] hitRates = new double[count];
            double[] ndcgs = new double[count];
            for (int number = 0; number < cases.size(); number++) {
                int group = groupOf.applyAsInt(number);
                each.ranks(number, Slice.ALL, ranks);
                SlateMetrics metrics = SlateMetrics.of(ranks, cases.targets(number, Slice.ALL), GROUPS_AT);
                inGroup[group]++;
                hitRates[group] += metrics.hitRate();
                ndcgs[group] += metrics.ndcg();
            }
            for (int group = 0; group < count; group++) {
                if (inGroup[group] > 0) {
                    groups.add(new EvaluationReport.Group(
                            each.contender().name(),
                            naming.apply(group),
                            inGroup[group],
                            hitRates[group] / inGroup[group],
                            ndcgs[group] / inGroup[group]));
                }
            }
        }
        return groups;
    }

    private static int bucket(int history) {
        int bucket = 0;
        while (bucket < HISTORY_FROM.length - 1 && history >= HISTORY_FROM[bucket + 1]) {
            bucket++;
        }
        return bucket;
    }

    private static String bucketName(int bucket) {
        return bucket == HISTORY_FROM.length - 1
                ? HISTORY_FROM[bucket] + "+"
                : HISTORY_FROM[bucket] + "-" + (HISTORY_FROM[bucket + 1] - 1);
    }

    private String name(int who) {
        return answers.get(who).contender().name();
    }

    private boolean isModel(int who) {
        return answers.get(who).contender() instanceof ModelContender;
    }
}
