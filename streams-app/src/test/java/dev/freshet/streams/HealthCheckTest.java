package dev.freshet.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.http.HealthEndpoints;
import dev.freshet.streams.http.HttpServer;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthCheckTest {

    @Test
    void shouldTellByItsExitCodeHowTheInstanceIs() {
        // Given an instance that is well
        AtomicBoolean well = new AtomicBoolean(true);
        HealthEndpoints endpoints = new HealthEndpoints(
                () -> new HealthEndpoints.Probe(well.get(), "as it is"),
                () -> new HealthEndpoints.Probe(false, "restoring"),
                () -> "",
                "text/plain");
        URI url;
        try (HttpServer server = HttpServer.start(new HttpConfig("127.0.0.1", 0), endpoints.operations())) {
            url = HealthCheck.url(Map.of("FRESHET_HTTP__PORT", String.valueOf(server.port())));
            assertThat(HealthCheck.run(url)).isZero();

            // When it is not, then gone
            well.set(false);
            assertThat(HealthCheck.run(url)).isEqualTo(1);
        }
        assertThat(HealthCheck.run(url)).isEqualTo(1);
    }

    @Test
    void shouldAskWhereTheInstanceAnswers() {
        assertThat(HealthCheck.url(Map.of())).hasToString("http://127.0.0.1:8080/health/live");
        assertThat(HealthCheck.url(Map.of("FRESHET_HEALTH_URL", "https://shop.example/health/live")))
                .hasToString("https://shop.example/health/live");
    }
}
