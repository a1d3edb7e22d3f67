package dev.freshet.streams.ingest;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.FreshetConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The settings of the producer that somebody waits for. */
final class TopicProducer {

    /** How long a record is tried. Somebody waits: longer than this, and they have given up. */
    static final Duration DELIVERY = Duration.ofSeconds(5);

    /** How long the brokers are looked for before a record can even be queued. */
    private static final Duration LOOK_UP = Duration.ofSeconds(2);

    /** Less than {@link #DELIVERY}, so that a broker that fell silent is given up for another one in time. */
    private static final Duration REQUEST = Duration.ofSeconds(3);

    /** Every post waits this long; enough for posts that come together to travel together. */
    private static final Duration LINGER = Duration.ofMillis(1);

    private TopicProducer() {}

    /** @throws OperatorError if the client cannot be set up */
    static Producer<byte[], byte[]> connect(FreshetConfig config) {
        try {
            return new KafkaProducer<>(properties(config), new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw new OperatorError(
                    "cannot set up a Kafka client for " + config.bootstrapServers() + ": " + e.getMessage(), e);
        }
    }

    static Map<String, Object> properties(FreshetConfig config) {
        Map<String, Object> properties = config.clientProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // The stream finds a subject by murmur2 of the key, which is what the producer does unless it is told to ignore
        // keys.
        properties.put(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, false);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER.toMillis());
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, config.delivery().maxRequestBytes());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LOOK_UP.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(REQUEST.toMillis()));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY.toMillis()));
        return properties;
    }
}
