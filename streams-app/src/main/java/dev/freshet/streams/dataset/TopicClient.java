package dev.freshet.streams.dataset;

import com.google.common.collect.Comparators;
import dev.freshet.streams.config.FreshetConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads spans of topics: committed records only, in no group, so that nothing is left behind at the broker. */
final class TopicClient {

    /** A leader's election, or a broker's restart, takes longer than a first answer may. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(60);

    private final FreshetConfig config;
    private final Supplier<Consumer<byte[], byte[]>> consumers;

    TopicClient(FreshetConfig config) {
        this(
                config,
                () -> new KafkaConsumer<>(
                        properties(config), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** @param consumers makes one for each reading */
    TopicClient(FreshetConfig config, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.config = config;
        this.consumers = consumers;
    }

    /** All that is committed in a topic now. */
    TopicSpan ask(String topic, int partitions, long nowMs) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> all = TopicSpan.topicPartitions(topic, partitions);
            // Kafka's client warns of answers about partitions that it does not read.
            consumer.assign(all);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            return new TopicSpan(
                    topic,
                    nowMs,
                    all.stream()
                            .map(each -> new TopicSpan.Part(
                                    Objects.requireNonNull(begins.get(each)), Objects.requireNonNull(ends.get(each))))
                            .toList());
        } catch (KafkaException e) {
            throw faults(topic).told(e);
        }
    }

    /** Close it, it holds a connection. */
    MergedRecords read(TopicSpan span) {
        Consumer<byte[], byte[]> consumer;
        try {
            consumer = consumers.get();
        } catch (KafkaException e) {
            throw faults(span.topic()).told(e);
        }
        Duration patience = Comparators.max(LEAST_PATIENCE, config.topics().timeout());
        return new MergedRecords(consumer, span, faults(span.topic()), patience, System::nanoTime);
    }

    private KafkaFaults faults(String topic) {
        return new KafkaFaults(topic, config.bootstrapServers());
    }

    private static Map<String, Object> properties(FreshetConfig config) {
        Map<String, Object> properties = new HashMap<>(config.clientProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // What retention took away must not be passed over in silence.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, config.applicationId() + "-dataset");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MergedRecords.ENOUGH);
        properties.putIfAbsent(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(config.topics().timeout().toMillis()));
        return properties;
    }
}
