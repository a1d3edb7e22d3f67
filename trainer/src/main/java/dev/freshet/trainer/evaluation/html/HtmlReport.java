package dev.freshet.trainer.evaluation.html;

import dev.freshet.trainer.evaluation.EvaluationReport;
import dev.freshet.trainer.evaluation.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as one page: tables and plots, no links and no scripts. */
public final class HtmlReport {

    private static final int SHOWN_AT = 10;
    private static final String STYLE = """
            body { font: 14px/1.45 sans-serif; max-width: 1100px; margin: 2em auto; padding: 0 1em; color: #222; }
            table { border-collapse: collapse; margin: 0.5em 0 1.5em; font-variant-numeric: tabular-nums; }
            th, td { padding: 2px 8px; text-align: right; border-bottom: 1px solid #ddd; }
            th:first-child, td:first-child, th.name, td.name { text-align: left; }
            small { color: #666; }
            svg { width: 100%; max-width: 860px; font: 12px sans-serif; }
            .grid { stroke: #e4e4e4; } .whisker { stroke: #222; stroke-width: 2; }
            .model { fill: #d62728; } .baseline { fill: #8fb8de; }
            """;

    private final EvaluationReport report;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(EvaluationReport report) {
        this.report = report;
    }

    /** The whole page. */
    public static String of(EvaluationReport report) {
        HtmlReport writer = new HtmlReport(report);
        writer.head();
        writer.plots();
        writer.rows();
        writer.lists();
        writer.comparisons();
        return writer.page.append("</body></html>\n").toString();
    }

    private void head() {
        String title = report.dataset() + ", " + report.protocol() + ", policy " + report.policy();
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(Text.escaped(title))
                .append("</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(Text.escaped(title))
                .append("</h1>\n<ul>\n");
        item(String.format(
                Locale.ROOT,
                "%,d cases of %,d people, catalog of %,d items, every slate ranked over the whole catalog; %,d events without"
                        + " history left out",
                report.cases(),
                report.people(),
                report.catalog(),
                report.withoutHistory()));
        item("targets: "
                + report.targets().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ")));
        report.models()
                .forEach(model -> item(model.name() + " is bundle " + model.version() + ": " + model.unknownTargets()
                        + " targets unknown to it, " + model.fallbacks() + " fallbacks"));
        report.facts().forEach(this::item);
        report.notes().forEach(note -> item("note: " + note));
        item("intervals: 95 %, percentile bootstrap over people, " + report.draws() + " draws");
        page.append("</ul>\n");
    }

    private void item(String text) {
        page.append("<li>").append(Text.escaped(text)).append("</li>\n");
    }

    private void heading(String text) {
        page.append("<h2>").append(Text.escaped(text)).append("</h2>\n");
    }

    private void plots() {
        Charts charts = new Charts(report);
        heading("How right the slates are");
        page.append(charts.bars(Metric.NDCG, SHOWN_AT)).append(charts.bars(Metric.HIT_RATE, SHOWN_AT));
        heading("By length of the history");
        page.append(charts.curves("NDCG@10 by slots in the ring", report.histories()));
        if (!report.parts().isEmpty()) {
            heading("Along the test");
            page.append(charts.curves("NDCG@10 by part of the test", report.parts()));
        }
        heading("How much of the catalog is shown");
        page.append(charts.coverage(SHOWN_AT));
        for (EvaluationReport.Model model : report.models()) {
            Charts.curvesOf(model).forEach((key, told) -> {
                heading("Training of " + model.version() + ": " + key);
                page.append(charts.training(key, told));
            });
        }
    }

    private void rows() {
        heading("Figures");
        table(
                Stream.concat(
                                Stream.of("targets", "k", "recommender", "cases"),
                                Stream.of(Metric.values()).map(Metric::heading))
                        .toList(),
                report.rows().stream()
                        .map(row -> Stream.concat(
                                        Stream.of(
                                                row.slice(),
                                                Integer.toString(row.k()),
                                                row.contender(),
                                                Integer.toString(row.cases())),
                                        Stream.of(Metric.values()).map(metric -> figure(row.figure(metric))))
                                .toList())
                        .toList());
    }

    private static String figure(EvaluationReport.Figure figure) {
        return Text.figure(figure.value()) + " [" + Text.figure(figure.low()) + ", " + Text.figure(figure.high()) + "]";
    }

    private void lists() {
        heading("What the slates are like");
        table(
                List.of("recommender", "k", "coverage", "novelty, bits", "diversity", "popularity", "Gini", "AUC"),
                report.lists().stream()
                        .map(each -> List.of(
                                each.contender(),
                                Integer.toString(each.k()),
                                Text.figure(each.coverage()),
                                Text.figure(each.novelty()),
                                Text.figure(each.diversity()),
                                Text.figure(each.popularity()),
                                Text.figure(each.gini()),
                                Text.figure(auc(each.contender()))))
                        .toList());
        page.append(
                "<p><small>Popularity: mean percentile of a shown item. AUC: over all items that may be shown; a dash where a"
                        + " recommender does not rank them all.</small></p>\n");
    }

    private @Nullable Double auc(String contender) {
        for (EvaluationReport.Area area : report.areas()) {
            if (area.contender().equals(contender)) {
                return area.auc();
            }
        }
        return null;
    }

    private void comparisons() {
        if (report.comparisons().isEmpty()) {
            return;
        }
        heading("Paired comparisons");
        table(
                List.of("recommender", "less", "targets", "metric", "difference", "p"),
                report.comparisons().stream()
                        .map(each -> List.of(
                                each.contender(),
                                each.other(),
                                each.slice(),
                                each.metric() + "@" + each.k(),
                                figure(new EvaluationReport.Figure(each.difference(), each.low(), each.high())),
                                Text.figure(each.p())))
                        .toList());
    }

    private void table(List<String> heads, List<List<String>> rows) {
        page.append("<table>\n<tr>");
        heads.forEach(head -> page.append("<th>").append(Text.escaped(head)).append("</th>"));
        page.append("</tr>\n");
        for (List<String> row : rows) {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>").append(Text.escaped(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }
}
