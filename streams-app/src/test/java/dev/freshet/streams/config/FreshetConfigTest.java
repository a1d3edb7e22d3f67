package dev.freshet.streams.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The settings as operators know them: renaming one or changing a default must show here. */
class FreshetConfigTest {

    @Test
    void shouldHaveTheseDefaults() {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("application-id", "freshet");
        expected.put("topic-prefix", "freshet.");
        expected.put("bootstrap-servers", "localhost:9092");
        expected.put("delivery.guarantee", "exactly-once");
        expected.put("delivery.threads", "1");
        expected.put("delivery.standbys", "0");
        expected.put("delivery.commit-interval", "none");
        expected.put("delivery.linger", "5ms");
        expected.put("delivery.poll", "5ms");
        expected.put("delivery.max-record-bytes", "1048576");
        expected.put("delivery.transaction-timeout", "10s");
        expected.put("delivery.session-timeout", "10s");
        expected.put("topics.partitions", "6");
        expected.put("topics.item-partitions", "4");
        expected.put("topics.replication-factor", "1");
        expected.put("topics.event-retention", "30d");
        expected.put("topics.slate-retention", "7d");
        expected.put("topics.dead-letter-retention", "30d");
        expected.put("topics.timeout", "10s");
        expected.put("input.answer-max-age", "none");
        expected.put("input.future-tolerance", "5m");
        expected.put("input.oldest-time", "2000-01-01T00:00:00Z");
        expected.put("input.max-id-bytes", "256");
        expected.put("input.max-basket-items", "1000");
        expected.put("state.directory", "none");
        expected.put("state.cache-mb", "128");
        expected.put("state.write-buffer-mb", "64");
        expected.put("state.row-cache-mb", "64");
        expected.put("state.expire-after", "none");
        expected.put("engine.surface", "home");
        expected.put("engine.slate-size", "10");
        expected.put("engine.candidates", "200");
        expected.put("engine.bought-within-days", "1");
        expected.put("engine.explain-events", "4");
        expected.put("engine.refresh-interval", "250ms");
        expected.put("engine.coalesce-above-age", "none");
        expected.put("engine.coalesce-wait", "1s");
        expected.put("signals.half-life", "3d");
        expected.put("signals.publish-interval", "1s");
        expected.put("signals.browse", "1");
        expected.put("signals.add-to-cart", "3");
        expected.put("signals.purchase", "5");
        expected.put("signals.click", "0");
        expected.put("model.execution-provider", "auto");
        expected.put("model.threads", "1");
        expected.put("model.directory", "none");
        expected.put("model.incremental", "true");
        expected.put("model.cache-mb", "none");
        expected.put("http.host", "127.0.0.1");
        expected.put("http.port", "8080");
        expected.put("http.cors-origins", "none");
        expected.put("http.tls.keystore", "none");
        expected.put("http.tls.password", "none");
        expected.put("http.tls.password-file", "none");
        expected.put("http.limits.body-bytes", "1048576");
        expected.put("http.limits.header-bytes", "16384");
        expected.put("http.limits.connections", "2000");
        expected.put("http.limits.threads", "64");
        expected.put("http.limits.arrival-timeout", "10s");
        expected.put("http.limits.idle-timeout", "30s");
        expected.put("http.limits.requests-per-second", "1000");
        expected.put("http.limits.anonymous-per-second", "100");
        expected.put("http.tokens.*", "");
        expected.put("query.advertised", "none");
        expected.put("query.max-staleness", "10s");
        expected.put("query.position-wait", "2s");
        expected.put("query.hop-timeout", "2s");
        expected.put("errors.max-replacements", "5");
        expected.put("errors.window", "10m");
        expected.put("kafka.*", "");
        expected.put("streams.*", "");

        assertThat(ConfigReader.keys()).containsExactlyEntriesOf(expected);
    }

    @Test
    void shouldMapEverySetting() {
        // Given a value other than the default for each key
        List<String> overrides = new ArrayList<>(List.of(
                "application-id=a",
                "topic-prefix=p.",
                "bootstrap-servers=b:1",
                "delivery.guarantee=at-least-once",
                "delivery.threads=2",
                "delivery.standbys=1",
                "delivery.commit-interval=100ms",
                "delivery.linger=6ms",
                "delivery.poll=7ms",
                "delivery.max-record-bytes=2000000",
                "delivery.transaction-timeout=11s",
                "delivery.session-timeout=12s",
                "topics.partitions=3",
                "topics.item-partitions=2",
                "topics.replication-factor=3",
                "topics.event-retention=1d",
                "topics.slate-retention=2d",
                "topics.dead-letter-retention=3d",
                "topics.timeout=4s",
                "input.answer-max-age=1h",
                "input.future-tolerance=PT1M",
                "input.oldest-time=2010-01-01T00:00:00Z",
                "input.max-id-bytes=64",
                "input.max-basket-items=10",
                "state.directory=/data",
                "state.cache-mb=32",
                "state.write-buffer-mb=16",
                "state.row-cache-mb=8",
                "state.expire-after=400d",
                "engine.surface=basket",
                "engine.slate-size=5",
                "engine.candidates=50",
                "engine.bought-within-days=0",
                "engine.explain-events=2",
                "engine.refresh-interval=1s",
                "engine.coalesce-above-age=2s",
                "engine.coalesce-wait=500ms",
                "signals.half-life=1d",
                "signals.publish-interval=2s",
                "signals.browse=2",
                "signals.add-to-cart=4",
                "signals.purchase=6",
                "signals.click=1",
                "model.execution-provider=cpu",
                "model.threads=2",
                "model.directory=/models",
                "model.incremental=false",
                "model.cache-mb=64",
                "http.host=0.0.0.0",
                "http.port=81",
                "http.cors-origins=https://shop.example",
                "http.tls.keystore=/keys.p12",
                "http.tls.password-file=/password",
                "http.limits.body-bytes=2048",
                "http.limits.header-bytes=4096",
                "http.limits.connections=20",
                "http.limits.threads=41",
                "http.limits.arrival-timeout=2s",
                "http.limits.idle-timeout=3s",
                "http.limits.requests-per-second=4",
                "http.limits.anonymous-per-second=5",
                "http.tokens.shop=write:" + "ab".repeat(32),
                "query.advertised=10.0.0.7:81",
                "query.max-staleness=3s",
                "query.position-wait=1s",
                "query.hop-timeout=500ms",
                "errors.max-replacements=1",
                "errors.window=1m",
                "kafka.x=y",
                "streams.z=w"));

        // When
        FreshetConfig config = ConfigReader.read(Optional.empty(), Map.of(), overrides);

        // Then
        assertThat(config)
                .isEqualTo(new FreshetConfig(
                        "a",
                        "p.",
                        "b:1",
                        new DeliveryConfig(
                                Guarantee.AT_LEAST_ONCE,
                                2,
                                1,
                                Optional.of(Duration.ofMillis(100)),
                                Duration.ofMillis(6),
                                Duration.ofMillis(7),
                                2_000_000,
                                Duration.ofSeconds(11),
                                Duration.ofSeconds(12)),
                        new TopicsConfig(
                                3,
                                2,
                                3,
                                Duration.ofDays(1),
                                Duration.ofDays(2),
                                Duration.ofDays(3),
                                Duration.ofSeconds(4)),
                        new InputConfig(
                                Optional.of(Duration.ofHours(1)),
                                Duration.ofMinutes(1),
                                Instant.parse("2010-01-01T00:00:00Z"),
                                64,
                                10),
                        new StateConfig(Optional.of("/data"), 32, 16, 8, Optional.of(Duration.ofDays(400))),
                        new EngineConfig(
                                "basket",
                                5,
                                50,
                                0,
                                2,
                                Duration.ofSeconds(1),
                                Optional.of(Duration.ofSeconds(2)),
                                Duration.ofMillis(500)),
                        new SignalsConfig(Duration.ofDays(1), Duration.ofSeconds(2), 2, 4, 6, 1),
                        new ModelConfig(ExecutionProvider.CPU, 2, Optional.of("/models"), false, Optional.of(64)),
                        new HttpConfig(
                                "0.0.0.0",
                                81,
                                Optional.of("https://shop.example"),
                                new TlsConfig(Optional.of("/keys.p12"), Optional.empty(), Optional.of("/password")),
                                new HttpLimits(
                                        2_048, 4_096, 20, 41, Duration.ofSeconds(2), Duration.ofSeconds(3), 4, 5),
                                Map.of("shop", "write:" + "ab".repeat(32))),
                        new QueryConfig(
                                Optional.of("10.0.0.7:81"),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(1),
                                Duration.ofMillis(500)),
                        new ErrorsConfig(1, Duration.ofMinutes(1)),
                        Map.of("x", "y"),
                        Map.of("z", "w")));
        // http.tls.password and http.tls.password-file exclude each other.
        assertThat(overrides).hasSize(ConfigReader.keys().size() - 1);
    }
}
