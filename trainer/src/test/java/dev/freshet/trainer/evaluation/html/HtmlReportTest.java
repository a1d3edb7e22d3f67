package dev.freshet.trainer.evaluation.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.trainer.evaluation.EvaluationReport;
import dev.freshet.trainer.evaluation.EvaluationReport.Comparison;
import dev.freshet.trainer.evaluation.EvaluationReport.Figure;
import dev.freshet.trainer.evaluation.EvaluationReport.Group;
import dev.freshet.trainer.evaluation.EvaluationReport.Row;
import dev.freshet.trainer.evaluation.Metric;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static EvaluationReport report(Map<String, String> training) {
        Map<String, Figure> figures = Stream.of(Metric.values())
                .collect(Collectors.toMap(Metric::label, metric -> new Figure(0.25, 0.2, 0.3)));
        return new EvaluationReport(
                "shop <one>",
                "temporal",
                "serve",
                12,
                8,
                Map.of("all", 20L),
                3,
                40,
                100,
                List.of(new EvaluationReport.Model("freshet", "v1", "as-streamed", 0, 2, training)),
                List.of(new Row("freshet", "all", 10, 12, figures), new Row("ials", "all", 10, 12, figures)),
                List.of(
                        new EvaluationReport.Lists("freshet", 10, 0.9, 5, null, 0.7, 0.6),
                        new EvaluationReport.Lists("ials", 10, 0.1, 5, null, 0.7, 0.6)),
                List.of(new EvaluationReport.Area("freshet", 0, null), new EvaluationReport.Area("ials", 12, 0.81)),
                List.of(new Group("freshet", "1-2", 5, 0.5, 0.2), new Group("freshet", "3-5", 7, 0.5, 0.3)),
                List.of(),
                List.of(new Comparison("freshet", "ials", "all", 10, "ndcg", 0.1, 0.05, 0.15, 0.002)),
                List.of("a fact"),
                List.of("a note"));
    }

    @Test
    void shouldBeOneWellFormedPageWithoutLinks() throws Exception {
        // When
        String page = HtmlReport.of(report(Map.of("curve.loss", "1:4.5, 2:3.25")));

        // Then
        String xml = page.replace("<!DOCTYPE html>", "").replace("<meta charset=\"utf-8\">", "");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(page)
                .contains("shop &lt;one&gt;", "0.2500 [0.2000, 0.3000]", "0.8100", "a fact", "note: a note")
                .contains("Training of v1: curve.loss")
                .doesNotContain("href", "src=", "<script", "http");
        assertThat(page.split("<svg", -1)).hasSize(1 + 2 + 1 + 1 + 1);
    }

    @Test
    void shouldLeaveOutTheTrainingThatNobodyTold() {
        assertThat(HtmlReport.of(report(Map.of("epochs", "3")))).doesNotContain("Training of");
    }

    @Test
    void shouldNotDrawWhatIsNoCurve() {
        for (String told : new String[] {"", "falling", "1:", "1:2,3", "1:NaN"}) {
            assertThat(HtmlReport.of(report(Map.of("curve.loss", told))).split("<svg", -1))
                    .as(told)
                    .hasSize(1 + 2 + 1 + 1);
        }
    }

    @Test
    void shouldRoundScalesUp() {
        assertThat(Charts.scale(0.123)).isCloseTo(0.15, within(1e-12));
        assertThat(Charts.scale(0.3)).isCloseTo(0.3, within(1e-12));
        assertThat(Charts.scale(0.95)).isEqualTo(1);
        assertThat(Charts.scale(0)).isEqualTo(1);
    }

    @Test
    void shouldWriteNothingKnownAsNullInJson() throws Exception {
        assertThat(JsonMapper.builder().build().writeValueAsString(report(Map.of())))
                .contains("\"diversity\":null", "\"auc\":null", "\"auc\":0.81", "\"ndcg\":{\"value\":0.25");
    }
}
