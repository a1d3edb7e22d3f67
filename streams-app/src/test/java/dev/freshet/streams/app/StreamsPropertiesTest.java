package dev.freshet.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.streams.config.ConfigReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsPropertiesTest {

    @Test
    void shouldBeExactlyOnceAndQuickByDefault() {
        StreamsConfig config = config();

        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getLong("commit.interval.ms")).isEqualTo(20);
        assertThat(config.getLong("poll.ms")).isEqualTo(5);
        assertThat(config.getProducerConfigs("client"))
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 5L)
                .containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1_114_112)
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        assertThat(config.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("session.timeout.ms", 10_000)
                .containsEntry("auto.offset.reset", "earliest");
    }

    @Test
    void shouldThrowStateAwayThatMayNotHaveHeardOfAnErasure() {
        assertThat(config().getLong("state.cleanup.dir.max.age.ms"))
                .isEqualTo(Duration.ofHours(12).toMillis());
        assertThat(config("streams.state.cleanup.dir.max.age.ms=-1").getLong("state.cleanup.dir.max.age.ms"))
                .isEqualTo(-1);
    }

    @Test
    void shouldPassPropertiesThrough() {
        StreamsConfig config = config("kafka.sasl.mechanism=PLAIN", "streams.producer.compression.type=lz4");

        assertThat(config.getProducerConfigs("client"))
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("compression.type", "lz4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams.producer.retry.backoff.ms", "streams.retry.backoff.ms", "kafka.retry.backoff.ms"})
    void shouldLetTheOperatorChooseTheRetryBackoff(String property) {
        assertThat(config().getProducerConfigs("client")).containsEntry("retry.backoff.ms", 10L);

        assertThat(config(property + "=70").getProducerConfigs("client").get("retry.backoff.ms"))
                .hasToString("70");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "streams.main.consumer.heartbeat.interval.ms",
                "streams.consumer.heartbeat.interval.ms",
                "streams.heartbeat.interval.ms"
            })
    void shouldLetTheOperatorChooseTheHeartbeat(String property) {
        assertThat(config(property + "=700")
                        .getMainConsumerConfigs("group", "client", 0)
                        .get("heartbeat.interval.ms"))
                .hasToString("700");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default.timestamp.extractor",
                "deserialization.exception.handler",
                "default.deserialization.exception.handler",
                "processing.exception.handler",
                "production.exception.handler",
                "default.production.exception.handler"
            })
    void shouldRefuseWhatCouldDropRecords(String property) {
        assertThatThrownBy(() -> config("streams." + property + "=x"))
                .hasMessageContaining("streams." + property)
                .hasMessageContaining("drop records");
    }

    private static StreamsConfig config(String... overrides) {
        return new StreamsConfig(
                StreamsProperties.of(ConfigReader.read(Optional.empty(), Map.of(), List.of(overrides))));
    }
}
