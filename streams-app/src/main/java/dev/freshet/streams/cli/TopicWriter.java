package dev.freshet.streams.cli;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.FreshetConfig;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes what a command publishes; {@link #close} waits until the broker has all of it. */
final class TopicWriter implements AutoCloseable {

    private final FreshetConfig config;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private TopicWriter(FreshetConfig config, Producer<byte[], byte[]> producer) {
        this.config = config;
        this.producer = producer;
    }

    static TopicWriter connect(FreshetConfig config) {
        Map<String, Object> properties = config.clientProperties();
        int timeoutMs = Math.toIntExact(config.topics().timeout().toMillis());
        properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeoutMs);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // A delivery may not be given less than linger and one request; with the operator's request goes Kafka's
        // delivery.
        if (!properties.containsKey(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG)) {
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs);
            properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * timeoutMs);
        }
        try {
            return new TopicWriter(
                    config, new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
        } catch (KafkaException e) {
            throw new OperatorError(
                    "cannot set up a Kafka client for " + config.bootstrapServers() + ": " + e.getMessage(), e);
        }
    }

    void write(String topic, byte[] key, byte[] value) {
        try {
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(topic, key, value), (metadata, error) -> {
                        if (error != null) {
                            failure.compareAndSet(null, error);
                        }
                    });
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
        }
        requireSuccess(topic);
    }

    @Override
    public void close() {
        producer.close();
        requireSuccess("the topics");
    }

    private void requireSuccess(String where) {
        Exception error = failure.get();
        if (error != null) {
            throw new OperatorError(
                    "cannot write to " + where + " at " + config.bootstrapServers() + ": " + error.getMessage()
                            + "; check that the broker is up and that 'freshet topics create' has been run",
                    error);
        }
    }
}
