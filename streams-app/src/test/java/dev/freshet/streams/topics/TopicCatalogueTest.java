package dev.freshet.streams.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCatalogueTest {

    @Test
    void shouldKeepEventsAndCompactTables() {
        Map<String, String> policies = new TreeMap<>();
        TopicCatalogue.of(FreshetConfig.DEFAULT)
                .forEach(topic -> policies.put(
                        topic.name() + " x" + topic.partitions(), topic.config().get("cleanup.policy")));

        assertThat(policies)
                .containsExactly(
                        Map.entry("freshet.catalog-items x1", "compact"),
                        Map.entry("freshet.dead-letters x6", "delete"),
                        Map.entry("freshet.item-signals x4", "compact"),
                        Map.entry("freshet.models x1", "compact"),
                        Map.entry("freshet.recommendations x6", "delete"),
                        Map.entry("freshet.user-events x6", "delete"));
    }

    @Test
    void shouldLetTheBrokerStampAllButTheInput() {
        assertThat(TopicCatalogue.of(FreshetConfig.DEFAULT))
                .filteredOn(topic -> !"LogAppendTime".equals(topic.config().get("message.timestamp.type")))
                .extracting(TopicSpec::name)
                .containsExactly("freshet.user-events");
    }

    @ParameterizedTest
    @CsvSource({"1,", "2,", "3,2", "5,2"})
    void shouldHaveTwoReplicasAcknowledgeWhereOneMayBeAway(int replicas, @Nullable String least) {
        FreshetConfig config =
                ConfigReader.read(Optional.empty(), Map.of(), List.of("topics.replication-factor=" + replicas));

        assertThat(TopicCatalogue.of(config))
                .hasSameSizeAs(TopicCatalogue.of(FreshetConfig.DEFAULT))
                .extracting(topic -> topic.config().get("min.insync.replicas"))
                .containsOnly(least);
    }

    @Test
    void shouldLetADeadLetterHoldTheLargestEvent() {
        Map<String, Long> limits = new HashMap<>();
        TopicCatalogue.of(FreshetConfig.DEFAULT).stream()
                .filter(topic -> topic.config().containsKey("max.message.bytes"))
                .forEach(topic ->
                        limits.put(topic.name(), Long.parseLong(topic.config().get("max.message.bytes"))));

        assertThat(limits.get("freshet.dead-letters")).isEqualTo(limits.get("freshet.user-events") + 65_536);
    }
}
