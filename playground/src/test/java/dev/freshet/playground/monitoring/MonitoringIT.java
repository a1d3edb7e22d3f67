package dev.freshet.playground.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.schemas.LineItem;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.counters.Counter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Holds the dashboard and the alerts against what a running instance shows. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Wire wire;
    private FreshetRuntime app;

    /** With something answered, refused and asked for, so that everything that can be shown is. */
    @BeforeAll
    void run(EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        wire = new Wire(broker);
        Deployment deployment = new Deployment(broker, folder, "watched").prepare(wire);
        app = deployment.run();
        String events = deployment.topics().userEvents();
        byte[] anna = "anna".getBytes(StandardCharsets.UTF_8);
        wire.send(events, anna, browse("1", "tea"));
        wire.send(events, anna, browse("2", "mug"));
        wire.send(events, anna, new byte[] {1, 2, 3});
        await().atMost(PATIENCE)
                .until(() -> app.counters().get(Counter.SLATES) == 2
                        && app.counters().get(Counter.DEAD_LETTERS) == 1);
        get("/v1/status");
    }

    @AfterAll
    void end() {
        app.close();
        wire.close();
    }

    @Test
    void shouldAskTheDashboardAndTheAlertsForMetricsThatThereAre() throws Exception {
        List<String> expressions = new ArrayList<>(MonitoringFiles.panelExpressions());
        MonitoringFiles.alerts()
                .forEach(rule -> expressions.add(rule.get("expr").asText()));
        Set<String> wanted = MonitoringFiles.metricsIn(expressions);
        assertThat(wanted).hasSizeGreaterThan(30);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shownMetrics(get("/metrics"))).containsAll(wanted));
    }

    @Test
    void shouldTellEachAlertWhatToDo() {
        assertThat(MonitoringFiles.alerts()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.get("alert").asText()).startsWith("Freshet");
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "warn");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/action").asText()).isNotBlank();
        });
    }

    @Test
    void shouldFindItsFilesWhereTheyAreMounted() {
        assertThat(MonitoringFiles.yaml("prometheus", "prometheus.yml")
                        .at("/rule_files/0")
                        .asText())
                .isEqualTo("alerts.yml");
        assertThat(MonitoringFiles.yaml("grafana", "provisioning", "dashboards", "freshet.yaml")
                        .at("/providers/0/type")
                        .asText())
                .isEqualTo("file");
        assertThat(MonitoringFiles.yaml("grafana", "provisioning", "datasources", "freshet.yaml")
                        .at("/datasources/0/type")
                        .asText())
                .isEqualTo("prometheus");
        assertThat(MonitoringFiles.dashboard().get("panels"))
                .allSatisfy(panel -> assertThat(panel.get("title").asText()).isNotBlank());
    }

    @Test
    void shouldTellItsStatus() throws Exception {
        JsonNode status = new ObjectMapper().readTree(get("/v1/status"));

        assertThat(status.get("streams").asText()).isEqualTo("RUNNING");
        assertThat(status.at("/model/state").asText()).isEqualTo("SERVING");
        assertThat(status.at("/counts/slates").asLong()).isEqualTo(2);
        assertThat(status.at("/deadLetters/NOT_SINGLE_OBJECT").asLong()).isEqualTo(1);
        assertThat(status.get("lag"))
                .hasSize(3)
                .allSatisfy(lag -> assertThat(lag.get("records").asLong()).isZero());
        assertThat(status.at("/answers/p99Ms").asDouble()).isPositive();
        assertThat(status.at("/slates/coverage").asDouble()).isPositive();
    }

    /** Names as they may be asked for: a line of the text up to its tags or its value. */
    private static Set<String> shownMetrics(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.httpPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static byte[] browse(String eventId, String itemId) {
        return AvroCodec.of(UserEvent.class, Deployment.SCHEMAS)
                .encode(UserEvent.newBuilder()
                        .setEventId(eventId)
                        .setEventType("BROWSE")
                        .setUserId("anna")
                        .setItems(
                                List.of(LineItem.newBuilder().setItemId(itemId).build()))
                        .setEventTime(Instant.now())
                        .build());
    }
}
