package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.HttpConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HttpServerTest {

    private static final HttpConfig ANY_PORT = new HttpConfig("127.0.0.1", 0);

    private HealthEndpoints.Probe ready = new HealthEndpoints.Probe(true, "well");

    @Test
    void shouldAnswerProbesByTheirStatus() throws Exception {
        try (HttpServer server = HttpServer.start(ANY_PORT, health())) {
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);

            ready = new HealthEndpoints.Probe(false, "m1 is loading");
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(server, "/health/ready").body()).contains("m1 is loading");
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldAnswerWithTheMetricsInTheirOwnFormat() throws Exception {
        try (HttpServer server = HttpServer.start(ANY_PORT, health())) {
            HttpResponse<String> answer = get(server, "/metrics");

            assertThat(answer.body()).isEqualTo("up 1\n");
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
        }
    }

    @Test
    void shouldTellEveryFaultAsAProblem() throws Exception {
        List<Operation> faulty = List.of(
                Operation.get("/later", "later").by(context -> {
                    throw Problem.unavailable("stores are being restored", Duration.ofMillis(1_200));
                }),
                Operation.get("/broken", "broken").by(context -> {
                    throw new IllegalStateException("a secret");
                }));
        try (HttpServer server = HttpServer.start(ANY_PORT, faulty)) {
            HttpResponse<String> later = get(server, "/later");
            assertThat(problem(later, 503).get("detail").asText()).isEqualTo("stores are being restored");
            assertThat(later.headers().firstValue("retry-after")).hasValue("2");

            assertThat(problem(get(server, "/broken"), 500).toString()).doesNotContain("secret", "Exception");
            assertThat(problem(get(server, "/nowhere"), 404).get("title").asText())
                    .isEqualTo("Not Found");
            assertThat(problem(post(server, "/later"), 405)).isNotEmpty();
        }
    }

    @Test
    void shouldLogAFaultWithItsTraceAndWithoutThePerson() throws Exception {
        // Given
        List<Operation> faulty =
                List.of(Operation.get("/v1/users/{id}", "broken").by(context -> {
                    throw new IllegalStateException("broken");
                }));
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Logger logger = (Logger) LoggerFactory.getLogger(Faults.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent line) {
                // Reads the thread's context now, not when it is asked for.
                line.prepareForDeferredProcessing();
                super.append(line);
            }
        };
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);

        // When
        try (HttpServer server = HttpServer.start(ANY_PORT, faulty)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/v1/users/anna"))
                    .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } finally {
            logger.detachAppender(lines);
            logger.setAdditive(true);
        }

        // Then
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getFormattedMessage()).isEqualTo("GET /v1/users/{id} failed");
        assertThat(lines.list.get(0).getMDCPropertyMap()).containsEntry("traceId", trace);
    }

    @Test
    void shouldSayInOneLineThatThePortIsTaken() {
        try (HttpServer first = HttpServer.start(ANY_PORT, health())) {
            assertThatThrownBy(() -> HttpServer.start(new HttpConfig("127.0.0.1", first.port()), health()))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("http.port")
                    .hasMessageNotContaining("\n");
        }
    }

    private List<Operation> health() {
        return new HealthEndpoints(
                        () -> new HealthEndpoints.Probe(true, "well"),
                        () -> ready,
                        () -> "up 1\n",
                        "text/plain; version=0.0.4; charset=utf-8")
                .operations();
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(Problem.CONTENT_TYPE));
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(body.get("status").asInt()).isEqualTo(status);
        return body;
    }

    private static HttpResponse<String> get(HttpServer server, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(server, path)).build());
    }

    private static HttpResponse<String> post(HttpServer server, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(server, path))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(HttpServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
