package dev.freshet.playground.traffic;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.CatalogCodec;
import dev.freshet.streams.codec.EventWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends what a shop sends: events keyed by their subject, products keyed by their id. One thread sends; counts are its own. */
public final class ShopProducer implements AutoCloseable {

    private final String eventTopic;
    private final String catalogTopic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final EventWriter events;
    private final CatalogCodec items;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long sent;
    private long answered;
    private long duplicates;

    public ShopProducer(String bootstrapServers, String eventTopic, String catalogTopic, ReleasedSchemas schemas) {
        this(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), eventTopic, catalogTopic, schemas);
    }

    /** @param clientProperties how the broker is reached */
    public ShopProducer(
            Map<String, Object> clientProperties, String eventTopic, String catalogTopic, ReleasedSchemas schemas) {
        this.eventTopic = eventTopic;
        this.catalogTopic = catalogTopic;
        this.events = new EventWriter(schemas);
        this.items = new CatalogCodec(schemas);
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends an event and counts it. */
    public void send(UserEvent event) {
        transmit(event);
        sent++;
        answered += event.type().answered() ? 1 : 0;
    }

    /** Sends an event that was sent before, on purpose. */
    public void repeat(UserEvent event) {
        send(event);
        duplicates += event.type().answered() ? 1 : 0;
    }

    /** Sends an event that is not counted: the history. */
    public void sendUncounted(UserEvent event) {
        transmit(event);
    }

    public void publish(CatalogItem item) {
        transmit(new ProducerRecord<>(catalogTopic, bytes(item.itemId()), items.write(item)));
    }

    /** Sends what is neither an event nor a product. */
    public void publish(String topic, byte[] key, byte[] value) {
        transmit(new ProducerRecord<>(topic, key, value));
    }

    /** Returns when the broker has everything sent so far; throws if it refused something. */
    public void flush() {
        producer.flush();
        @Nullable Exception refused = failure.get();
        if (refused != null) {
            throw new IllegalStateException("The broker refused a record: " + refused.getMessage(), refused);
        }
    }

    /** Events sent, repeats included, the history not. */
    public long sent() {
        return sent;
    }

    /** Those of a type that is answered. */
    public long answered() {
        return answered;
    }

    /** Those of them that were repeats. */
    public long duplicates() {
        return duplicates;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void transmit(UserEvent event) {
        transmit(new ProducerRecord<>(eventTopic, bytes(event.subject().id()), events.write(event)));
    }

    private void transmit(ProducerRecord<byte[], byte[]> message) {
        var unused = producer.send(message, (metadata, refused) -> {
            if (refused != null) {
                failure.compareAndSet(null, refused);
            }
        });
    }

    private static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
