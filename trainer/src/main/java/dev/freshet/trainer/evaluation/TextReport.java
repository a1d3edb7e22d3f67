package dev.freshet.trainer.evaluation;

import com.google.common.base.Strings;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as aligned tables for people. */
public final class TextReport {

    private static final List<Metric> COMPARED = List.of(Metric.HIT_RATE, Metric.NDCG, Metric.MRR);
    private static final List<Slice> COMPARED_SLICES =
            List.of(Slice.ALL, Slice.REPEAT, Slice.FIRST_TIME, Slice.NEW_ITEMS, Slice.AFTER_SEARCH);

    private final EvaluationReport report;
    private final StringBuilder text = new StringBuilder();
    private final int width;

    private TextReport(EvaluationReport report) {
        this.report = report;
        this.width = report.rows().stream()
                .mapToInt(row -> row.contender().length())
                .reduce("recommender".length(), Math::max);
    }

    public static String of(EvaluationReport report) {
        TextReport writer = new TextReport(report);
        writer.head();
        writer.rows();
        writer.lists();
        writer.parts();
        writer.comparisons();
        return writer.text.toString();
    }

    private void head() {
        line(
                "%s, %s, policy %s: %,d cases of %,d people, %,d targets (%s), catalog of %,d, full ranking",
                report.dataset(),
                report.protocol(),
                report.policy(),
                report.cases(),
                report.people(),
                report.targets().getOrDefault(Slice.ALL.label(), 0L),
                List.of(Slice.REPEAT, Slice.FIRST_TIME, Slice.NEW_ITEMS).stream()
                        .map(slice -> String.format(
                                Locale.ROOT, "%,d %s", report.targets().getOrDefault(slice.label(), 0L), slice.label()))
                        .collect(Collectors.joining(", ")),
                report.catalog());
        line("%,d events without history left out", report.withoutHistory());
        for (EvaluationReport.Model model : report.models()) {
            line(
                    "%s is bundle %s: %,d targets unknown to it (%.1f %%), %,d fallbacks",
                    model.name(),
                    model.version(),
                    model.unknownTargets(),
                    100.0
                            * model.unknownTargets()
                            / Math.max(1, report.targets().getOrDefault(Slice.ALL.label(), 0L)),
                    model.fallbacks());
        }
        report.facts().forEach(fact -> line("%s", fact));
        report.notes().forEach(note -> line("note: %s", note));
        line("[95 %% interval]: percentile bootstrap over people, %,d draws", report.draws());
    }

    private void rows() {
        line("");
        line(
                "%-15s %3s  %s %7s %7s %7s %7s %7s %7s %-16s %7s",
                "targets", "k", pad("recommender"), "cases", "HR", "recall", "prec", "F1", "NDCG", "", "MRR");
        for (EvaluationReport.Row row : report.rows()) {
            EvaluationReport.Figure ndcg = row.figure(Metric.NDCG);
            line(
                    "%-15s %3d  %s %7d %7.4f %7.4f %7.4f %7.4f %7.4f [%.4f, %.4f] %7.4f",
                    row.slice(),
                    row.k(),
                    pad(row.contender()),
                    row.cases(),
                    row.figure(Metric.HIT_RATE).value(),
                    row.figure(Metric.RECALL).value(),
                    row.figure(Metric.PRECISION).value(),
                    row.figure(Metric.F1).value(),
                    ndcg.value(),
                    ndcg.low(),
                    ndcg.high(),
                    row.figure(Metric.MRR).value());
        }
    }

    private void lists() {
        line("");
        line(
                "What the slates are like; AUC over all items that may be shown, - where a recommender does not rank them all");
        line(
                "%3s  %s %8s %8s %9s %10s %7s %7s",
                "k", pad("recommender"), "coverage", "novelty", "diversity", "popularity", "gini", "AUC");
        for (EvaluationReport.Lists lists : report.lists()) {
            line(
                    "%3d  %s %8.4f %8.2f %9s %10.4f %7.4f %7s",
                    lists.k(),
                    pad(lists.contender()),
                    lists.coverage(),
                    lists.novelty(),
                    orDash(lists.diversity()),
                    lists.popularity(),
                    lists.gini(),
                    orDash(auc(lists.contender())));
        }
    }

    private void parts() {
        if (report.parts().isEmpty()) {
            return;
        }
        line("");
        line("NDCG@10 along the test");
        String heads = report.parts().stream()
                .map(EvaluationReport.Group::group)
                .distinct()
                .map(name -> String.format(Locale.ROOT, "%7s", name))
                .collect(Collectors.joining(" "));
        line("%s %s", pad("recommender"), heads);
        report.parts().stream()
                .map(EvaluationReport.Group::contender)
                .distinct()
                .forEach(name -> line(
                        "%s %s",
                        pad(name),
                        report.parts().stream()
                                .filter(group -> group.contender().equals(name))
                                .map(group -> String.format(Locale.ROOT, "%7.4f", group.ndcg()))
                                .collect(Collectors.joining(" "))));
    }

    /** The comparisons that matter: with the best of the others, and with itself asked otherwise. The rest is in the JSON. */
    private void comparisons() {
        if (report.comparisons().stream().anyMatch(each -> !isOtherwiseAsked(each.other()))) {
            line("");
            line("Paired bootstrap over people: how far each stands above the best of the others");
        }
        report.comparisons().stream()
                .map(EvaluationReport.Comparison::contender)
                .distinct()
                .filter(name -> !isOtherwiseAsked(name))
                .forEach(name -> {
                    for (Slice slice : COMPARED_SLICES) {
                        for (int k : Evaluation.LENGTHS) {
                            COMPARED.forEach(metric -> comparisons(name, slice, k, metric)
                                    .filter(each -> !isOtherwiseAsked(each.other()))
                                    .min(Comparator.comparingDouble(EvaluationReport.Comparison::difference))
                                    .ifPresent(each -> comparison(metric, each)));
                        }
                    }
                });
        if (report.models().stream().anyMatch(model -> isOtherwiseAsked(model.name()))) {
            line("");
            line("Paired bootstrap over people: what it is worth to be asked so and not otherwise");
            for (Slice slice : List.of(Slice.ALL, Slice.AFTER_SEARCH)) {
                for (EvaluationReport.Model model : report.models()) {
                    COMPARED.forEach(metric -> comparisons(model.name(), slice, Evaluation.LENGTHS.get(0), metric)
                            .filter(each -> each.other().startsWith(model.name() + " "))
                            .forEach(each -> comparison(metric, each)));
                }
            }
        }
    }

    private Stream<EvaluationReport.Comparison> comparisons(String name, Slice slice, int k, Metric metric) {
        return report.comparisons().stream()
                .filter(each -> each.contender().equals(name)
                        && each.slice().equals(slice.label())
                        && each.k() == k
                        && each.metric().equals(metric.label()));
    }

    private boolean isOtherwiseAsked(String contender) {
        return report.models().stream()
                .anyMatch(model ->
                        model.name().equals(contender) && !model.asked().equals(Asking.AS_STREAMED.label()));
    }

    private void comparison(Metric metric, EvaluationReport.Comparison made) {
        line(
                "%-12s %-7s %s less %s: %+.4f [%+.4f, %+.4f], p %.3f",
                made.slice(),
                metric.heading() + "@" + made.k(),
                made.contender(),
                made.other(),
                made.difference(),
                made.low(),
                made.high(),
                made.p());
    }

    private String pad(String name) {
        return Strings.padEnd(name, width, ' ');
    }

    private @Nullable Double auc(String contender) {
        for (EvaluationReport.Area area : report.areas()) {
            if (area.contender().equals(contender)) {
                return area.auc();
            }
        }
        return null;
    }

    private static String orDash(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    @FormatMethod
    private void line(@FormatString String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
