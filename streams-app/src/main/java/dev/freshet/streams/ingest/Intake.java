package dev.freshet.streams.ingest;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.CatalogCodec;
import dev.freshet.streams.codec.EventWriter;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.TopicNames;
import dev.freshet.streams.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes events and items to their topics and waits for the acknowledgement of every in-sync replica. Safe for many threads.
 *
 * <p>A caller waits a few seconds at most, whatever the brokers do, and only so many callers wait at once: the others are told
 * at once to come again, so that brokers that are down do not take the threads of those who only read.
 */
public final class Intake implements AutoCloseable {

    private static final int MOST_WAITING = 128;

    /** What a batch of one record takes besides its key and its value; a little more than Kafka's own 61 bytes and lengths. */
    private static final int ENVELOPE_BYTES = 128;

    private final TopicNames topics;
    private final int maxRecordBytes;
    private final Producer<byte[], byte[]> producer;
    private final EventWriter events;
    private final CatalogCodec items;
    private final Semaphore waiting;

    /** @param mostWaiting how many callers may wait at once */
    Intake(FreshetConfig config, Producer<byte[], byte[]> producer, int mostWaiting) {
        ReleasedSchemas schemas = ReleasedSchemas.load();
        this.topics = TopicNames.of(config);
        this.maxRecordBytes = config.delivery().maxRecordBytes();
        this.producer = producer;
        this.events = new EventWriter(schemas);
        this.items = new CatalogCodec(schemas);
        this.waiting = new Semaphore(mostWaiting);
    }

    /** @throws dev.freshet.streams.OperatorError if the client cannot be set up */
    public static Intake connect(FreshetConfig config) {
        return new Intake(config, TopicProducer.connect(config), MOST_WAITING);
    }

    /** Events as they will lie on the topic, none of them sent. */
    public final class Parcel {

        private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

        private final Optional<TraceContext> trace;

        private Parcel(Optional<TraceContext> trace) {
            this.trace = trace;
        }

        /**
         * Puts an event at the end.
         *
         * @return the bytes of its record if these are more than {@link #maxRecordBytes}; it is not in the parcel then
         */
        public OptionalInt add(UserEvent event) {
            byte[] key = utf8(event.subject().id());
            byte[] value;
            synchronized (events) {
                value = events.write(event);
            }
            int bytes = key.length + value.length + ENVELOPE_BYTES;
            if (bytes > maxRecordBytes) {
                return OptionalInt.of(bytes);
            }
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topics.userEvents(), key, value);
            trace.ifPresent(of -> of.writeTo(record.headers()));
            records.add(record);
            return OptionalInt.empty();
        }

        /** Sends all of it, in order, and waits; what became of each, in the same order. */
        public List<Delivery> send() {
            return Intake.this.send(records);
        }
    }

    /** @param trace that the events are part of */
    public Parcel parcel(Optional<TraceContext> trace) {
        return new Parcel(trace);
    }

    /** The most bytes that an event's record may have. */
    public int maxRecordBytes() {
        return maxRecordBytes;
    }

    /** Lists an item, or describes it anew. */
    public Delivery list(CatalogItem item) {
        byte[] value;
        synchronized (items) {
            value = items.write(item);
        }
        return catalog(item.itemId(), value);
    }

    /** Takes an item off the catalog. */
    public Delivery delist(String itemId) {
        return catalog(itemId, null);
    }

    /** Waits for what is on its way, within the bounds of a delivery. */
    @Override
    public void close() {
        producer.close(TopicProducer.DELIVERY.plus(Duration.ofSeconds(1)));
    }

    private Delivery catalog(String itemId, byte @Nullable [] value) {
        return send(List.of(new ProducerRecord<>(topics.catalogItems(), utf8(itemId), value)))
                .get(0);
    }

    private List<Delivery> send(List<ProducerRecord<byte[], byte[]>> records) {
        if (!waiting.tryAcquire()) {
            Delivery busy = new Delivery.Unacknowledged(
                    Delivery.Fault.UNREACHABLE, "many requests wait for the brokers already, so nothing was sent");
            return records.stream().map(each -> busy).toList();
        }
        try {
            return new Sending(producer, TopicProducer.DELIVERY).send(records);
        } finally {
            waiting.release();
        }
    }

    private static byte[] utf8(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
