package dev.freshet.trainer.evaluation.html;

import com.google.common.base.Splitter;
import dev.freshet.trainer.evaluation.EvaluationReport;
import dev.freshet.trainer.evaluation.Metric;
import dev.freshet.trainer.evaluation.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The plots of a report. */
final class Charts {

    private static final int BAR = 22;
    private static final int CURVES = 330;
    private static final int KEY_LINE = 16;
    private static final List<String> COLOURS = List.of(
            "#d62728", "#1f77b4", "#2ca02c", "#ff7f0e", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22",
            "#17becf", "#393b79", "#637939", "#843c39");

    private static final Splitter COMMA = Splitter.on(',').trimResults();
    private static final Splitter COLON = Splitter.on(':').trimResults();
    private static final Pattern CURVE = Pattern.compile("\\s*\\d+:\\d+(\\.\\d+)?(\\s*,\\s*\\d+:\\d+(\\.\\d+)?)*\\s*");

    private final EvaluationReport report;

    Charts(EvaluationReport report) {
        this.report = report;
    }

    /** A bar for each contender, with its interval. */
    String bars(Metric metric, int k) {
        List<EvaluationReport.Row> rows = report.rows().stream()
                .filter(row -> row.slice().equals(Slice.ALL.label()) && row.k() == k)
                .toList();
        double most = scale(rows.stream()
                .mapToDouble(row -> row.figure(metric).high())
                .max()
                .orElse(1));
        String name = metric.heading() + "@" + k;
        Plot plot = new Plot(name + " with 95 % intervals", rows.size() * BAR + 50).scaleBelow(most, name);
        for (int i = 0; i < rows.size(); i++) {
            EvaluationReport.Figure figure = rows.get(i).figure(metric);
            double y = plot.top() + i * BAR + 4;
            double middle = y + (BAR - 8) / 2.0;
            plot.words(plot.left() - 6, middle + 4, "end", rows.get(i).contender());
            plot.bar(
                    plot.x(0),
                    y,
                    plot.x(figure.value() / most) - plot.x(0),
                    BAR - 8,
                    css(rows.get(i).contender()));
            plot.line(plot.x(figure.low() / most), middle, plot.x(figure.high() / most), middle, "whisker");
        }
        return plot.svg();
    }

    /** A curve for each contender over groups of cases in order. */
    String curves(String title, List<EvaluationReport.Group> groups) {
        List<String> names =
                groups.stream().map(EvaluationReport.Group::group).distinct().toList();
        List<String> contenders = groups.stream()
                .map(EvaluationReport.Group::contender)
                .distinct()
                .toList();
        double most = scale(
                groups.stream().mapToDouble(EvaluationReport.Group::ndcg).max().orElse(1));
        Plot plot = new Plot(title, CURVES).scaleLeft(most);
        for (int i = 0; i < names.size(); i++) {
            plot.words(plot.x(across(i, names.size())), plot.bottom() + 14, "middle", names.get(i));
        }
        plot.words(plot.x(0.5), CURVES - 4, "middle", title);
        for (int c = 0; c < contenders.size(); c++) {
            String contender = contenders.get(c);
            List<double[]> points = new ArrayList<>();
            groups.stream()
                    .filter(group -> group.contender().equals(contender))
                    .forEach(group -> points.add(new double[] {
                        plot.x(across(names.indexOf(group.group()), names.size())), plot.y(group.ndcg() / most)
                    }));
            curve(plot, points, c, contender);
        }
        return plot.svg();
    }

    /** How much of the catalog a contender shows, against how right it is. */
    String coverage(int k) {
        List<EvaluationReport.Lists> lists =
                report.lists().stream().filter(each -> each.k() == k).toList();
        double most = scale(lists.stream()
                .mapToDouble(each -> ndcg(each.contender(), k))
                .max()
                .orElse(1));
        Plot plot = new Plot("NDCG and coverage", CURVES)
                .scaleLeft(most)
                .scaleBelow(1, "coverage@" + k + " (below), NDCG@" + k + " (left)");
        for (int c = 0; c < lists.size(); c++) {
            EvaluationReport.Lists each = lists.get(c);
            double x = plot.x(each.coverage());
            double y = plot.y(ndcg(each.contender(), k) / most);
            plot.dot(x, y, colour(c));
            boolean atTheEdge = each.coverage() > 0.8;
            plot.words(x + (atTheEdge ? -7 : 7), y + 4, atTheEdge ? "end" : "start", each.contender());
        }
        return plot.svg();
    }

    /** A curve of the training that a manifest tells as {@code epoch:value, ...}; nothing where it tells something else. */
    String training(String name, String told) {
        if (!CURVE.matcher(told).matches()) {
            return "";
        }
        List<double[]> values = new ArrayList<>();
        for (String pair : COMMA.split(told)) {
            List<String> parts = COLON.splitToList(pair);
            values.add(new double[] {Double.parseDouble(parts.get(0)), Double.parseDouble(parts.get(1))});
        }
        double last = Math.max(1, values.get(values.size() - 1)[0]);
        double most = scale(values.stream().mapToDouble(each -> each[1]).max().orElse(1));
        Plot plot = new Plot(name, CURVES).scaleLeft(most).scaleBelow(last, name + " by epoch");
        curve(
                plot,
                values.stream()
                        .map(each -> new double[] {plot.x(each[0] / last), plot.y(each[1] / most)})
                        .toList(),
                0,
                name);
        return plot.svg();
    }

    private static void curve(Plot plot, List<double[]> points, int number, String name) {
        plot.curve(points, colour(number));
        points.forEach(point -> plot.dot(point[0], point[1], colour(number)));
        double y = plot.top() + (number + 1) * KEY_LINE;
        plot.dot(12, y - 4, colour(number)).words(20, y, "start", name);
    }

    private double ndcg(String contender, int k) {
        return report.rows().stream()
                .filter(row -> row.contender().equals(contender)
                        && row.k() == k
                        && row.slice().equals(Slice.ALL.label()))
                .mapToDouble(row -> row.figure(Metric.NDCG).value())
                .findFirst()
                .orElse(0);
    }

    private String css(String contender) {
        boolean model =
                report.models().stream().map(EvaluationReport.Model::name).anyMatch(contender::equals);
        return model ? "model" : "baseline";
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private static double across(int i, int count) {
        return (i + 0.5) / count;
    }

    /** The next round number above. */
    static double scale(double value) {
        if (value <= 0) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : List.of(1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)) {
            if (value <= step * unit * (1 + 1e-9)) {
                return step * unit;
            }
        }
        return 10 * unit;
    }

    /** The curves that a model's manifest has, by name. */
    static Map<String, String> curvesOf(EvaluationReport.Model model) {
        Map<String, String> curves = new TreeMap<>(model.training());
        curves.keySet().removeIf(key -> !key.startsWith("curve."));
        return curves;
    }
}
