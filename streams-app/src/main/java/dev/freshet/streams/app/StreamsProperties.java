package dev.freshet.streams.app;

import dev.freshet.streams.config.DeliveryConfig;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings as Kafka Streams wants them. What is passed through comes first, what Freshet owns over it; what Freshet only
 * advises gives way to it.
 */
public final class StreamsProperties {

    private static final Duration OLDEST_STATE = Duration.ofHours(12);

    private StreamsProperties() {}

    /** Without the shared RocksDB memory, which belongs to a running instance. */
    public static Map<String, Object> of(FreshetConfig config) {
        Map<String, Object> properties = new HashMap<>(config.clientProperties());
        properties.putAll(config.streams());

        DeliveryConfig delivery = config.delivery();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        properties.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                delivery.guarantee() == Guarantee.EXACTLY_ONCE
                        ? StreamsConfig.EXACTLY_ONCE_V2
                        : StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, delivery.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, delivery.standbys());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.topics().replicationFactor());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory(config).toString());

        // What was erased leaves the changelog a day after compaction (delete.retention.ms); a store that slept longer
        // would never
        // hear of it, so one that slept half as long is thrown away and restored.
        properties.putIfAbsent(StreamsConfig.STATE_CLEANUP_DIR_MAX_AGE_MS_CONFIG, OLDEST_STATE.toMillis());

        // Every internal topic and store has its name from us, so that a change of the topology cannot move state.
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);

        // Latency: what is written is visible after the commit, what is sent waits for linger, and timers for poll.
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, delivery.commitsEvery().toMillis());
        properties.put(StreamsConfig.POLL_MS_CONFIG, delivery.poll().toMillis());
        producer(properties, ProducerConfig.LINGER_MS_CONFIG, delivery.linger().toMillis());

        // With commits this frequent a transaction often begins while the broker still completes the one before, and is
        // told to try again; the default of 100 ms would be the latency of that event. Further tries back off as usual.
        advise(properties, List.of(StreamsConfig.PRODUCER_PREFIX), ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 10L);

        // A dead letter wraps an event of the largest size that is allowed.
        producer(properties, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, delivery.maxRequestBytes());
        producer(
                properties,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(delivery.transactionTimeout().toMillis()));

        // The gap after a crash is the session's time-out, so it is short; three heartbeats fit in.
        int sessionMs = Math.toIntExact(delivery.sessionTimeout().toMillis());
        consumer(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMs);
        advise(
                properties,
                List.of(StreamsConfig.MAIN_CONSUMER_PREFIX, StreamsConfig.CONSUMER_PREFIX),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.max(1, sessionMs / 3));
        consumer(properties, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }

    private static Path stateDirectory(FreshetConfig config) {
        return config.state()
                .directory()
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "freshet-state"));
    }

    /** Sets a property under the first prefix, unless it is given under any of them or under none. */
    private static void advise(Map<String, Object> properties, List<String> prefixes, String name, Object value) {
        if (!properties.containsKey(name)
                && prefixes.stream().noneMatch(prefix -> properties.containsKey(prefix + name))) {
            properties.put(prefixes.get(0) + name, value);
        }
    }

    private static void producer(Map<String, Object> properties, String name, Object value) {
        properties.put(StreamsConfig.producerPrefix(name), value);
    }

    private static void consumer(Map<String, Object> properties, String name, Object value) {
        properties.put(StreamsConfig.mainConsumerPrefix(name), value);
    }
}
