package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.http.StatusEndpoints.Answers;
import dev.freshet.streams.http.StatusEndpoints.Cache;
import dev.freshet.streams.http.StatusEndpoints.Lag;
import dev.freshet.streams.http.StatusEndpoints.Model;
import dev.freshet.streams.http.StatusEndpoints.Restoring;
import dev.freshet.streams.http.StatusEndpoints.Slates;
import dev.freshet.streams.http.StatusEndpoints.Standby;
import dev.freshet.streams.http.StatusEndpoints.Status;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusEndpointsTest {

    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    private static final Status STATUS = new Status(
            "127.0.0.1:8080",
            NOON,
            90,
            "RUNNING",
            true,
            new Model("SERVING", "m1", null, null),
            new Answers(12.5, 21.0, 44.0),
            new Cache(null, 3, 400),
            new Slates(0.25, 0.5, null),
            Map.of("slates", 7L),
            Map.of("NO_MODEL", 2L),
            Map.of("NULL_KEY", 1L),
            List.of(new Lag(0, 5)),
            List.of(new Restoring("user-state", 1, 100, 40, NOON)),
            List.of(new Standby("user-state", 2, 3)));

    @Test
    void shouldTellHowTheInstanceIs() throws Exception {
        JsonNode told = ask();

        assertThat(told.get("instance").asText()).isEqualTo("127.0.0.1:8080");
        assertThat(told.get("startedAt").asText()).isEqualTo("2024-01-01T12:00:00Z");
        assertThat(told.get("uptimeSeconds").asLong()).isEqualTo(90);
        assertThat(told.get("streams").asText()).isEqualTo("RUNNING");
        assertThat(told.at("/model/version").asText()).isEqualTo("m1");
        assertThat(told.at("/answers/p99Ms").asDouble()).isEqualTo(44);
        assertThat(told.at("/fallbacks/NO_MODEL").asLong()).isEqualTo(2);
        assertThat(told.at("/deadLetters/NULL_KEY").asLong()).isEqualTo(1);
        assertThat(told.at("/lag/0/records").asLong()).isEqualTo(5);
        assertThat(told.at("/restoring/0/remaining").asLong()).isEqualTo(40);
        assertThat(told.at("/restoring/0/since").asText()).isEqualTo("2024-01-01T12:00:00Z");
        assertThat(told.at("/standbys/0/behind").asLong()).isEqualTo(3);
    }

    @Test
    void shouldLeaveOutWhatIsNotKnown() throws Exception {
        JsonNode told = ask();

        assertThat(told.get("cache").has("hitRate")).isFalse();
        assertThat(told.get("slates").has("coverage")).isFalse();
        assertThat(told.get("model").has("problem")).isFalse();
    }

    private static JsonNode ask() throws Exception {
        try (HttpServer server =
                HttpServer.start(new HttpConfig("127.0.0.1", 0), new StatusEndpoints(() -> STATUS).operations())) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/status"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        }
    }
}
