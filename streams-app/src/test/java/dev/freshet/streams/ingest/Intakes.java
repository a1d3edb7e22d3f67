package dev.freshet.streams.ingest;

import dev.freshet.streams.config.FreshetConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Intakes without a broker. */
public final class Intakes {

    private Intakes() {}

    public static Intake of(FreshetConfig config, MockProducer<byte[], byte[]> producer) {
        return new Intake(config, producer, 128);
    }

    /** Acknowledges everything at once, in partition 0. */
    public static MockProducer<byte[], byte[]> willing() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Acknowledges so many records and fails the others. */
    public static MockProducer<byte[], byte[]> failing(int acknowledged, RuntimeException why) {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
                return history().size() < acknowledged ? super.send(message) : CompletableFuture.failedFuture(why);
            }
        };
    }

    /** The keys of what was sent. */
    public static List<String> keys(MockProducer<byte[], byte[]> producer) {
        return producer.history().stream()
                .map(each -> new String(each.key(), StandardCharsets.UTF_8))
                .toList();
    }
}
