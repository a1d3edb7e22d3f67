package dev.freshet.playground.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dashboard and the alert rules that are shipped. */
final class MonitoringFiles {

    private static final Path DOCKER = Path.of("..", "docker");
    private static final Pattern METRIC = Pattern.compile("\\b(?:freshet|kafka|jvm|process|system)_[a-z0-9_]+");

    private MonitoringFiles() {}

    /** What the panels of the dashboard ask for. */
    static List<String> panelExpressions() {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : dashboard().get("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.get("expr").asText()));
        }
        return expressions;
    }

    static JsonNode dashboard() {
        return read(new ObjectMapper(), DOCKER.resolve(Path.of("grafana", "freshet.json")));
    }

    /** Each rule with its name, expression and annotations. */
    static List<JsonNode> alerts() {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode group : yaml("prometheus", "alerts.yml").get("groups")) {
            group.get("rules").forEach(rules::add);
        }
        return rules;
    }

    static JsonNode yaml(String folder, String... more) {
        return read(new YAMLMapper(), DOCKER.resolve(Path.of(folder, more)));
    }

    /** The metrics that expressions name. */
    static Set<String> metricsIn(List<String> expressions) {
        Set<String> names = new TreeSet<>();
        for (String expression : expressions) {
            Matcher metrics = METRIC.matcher(expression.replaceAll("\"[^\"]*\"", "\"\""));
            while (metrics.find()) {
                names.add(metrics.group());
            }
        }
        return names;
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
