package dev.freshet.playground.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends {@link LoadEvents} in their order, each once. Belongs to one thread. */
public final class Sender implements AutoCloseable {

    private static final long PAUSE_NANOS = 2_000_000;
    private static final Acknowledged NOBODY = (event, atMs) -> {};

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final LoadEvents events;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private final AtomicLong next;

    /**
     * A sender of its own connection.
     *
     * @param linger how long a batch may wait to fill
     * @param first number of the first event
     */
    public Sender(String bootstrapServers, String topic, LoadEvents events, Duration linger, long first) {
        this.topic = topic;
        this.events = events;
        this.next = new AtomicLong(first);
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        Long.toString(linger.toMillis()),
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        "65536"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Told when each event is due, just before it is sent. */
    @FunctionalInterface
    public interface Schedule {
        void due(long event, long atNanos);
    }

    /** Told when the broker has appended each event. */
    @FunctionalInterface
    public interface Acknowledged {
        /** @param atMs time of the record, ms since 1970 UTC: the broker's own where the topic is stamped by it */
        void appended(long event, long atMs);
    }

    /** The number of the next event: how many were sent, the ones before the first included. */
    public long next() {
        return next.get();
    }

    /** Keeps so many events ahead of the answers that the application never waits, until told to stop. */
    public void keepAhead(LongSupplier ahead, LongSupplier answered, BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            long limit = answered.getAsLong() + ahead.getAsLong();
            if (next() >= limit) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            while (next() < limit) {
                send(NOBODY);
            }
        }
        producer.flush();
        requireAccepted();
    }

    /** Sends events at fixed moments, whether or not the ones before are answered. A late sender catches up. */
    public void onSchedule(int count, double eventsPerSecond, Schedule schedule, Acknowledged acknowledged) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i * 1e9 / eventsPerSecond);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            schedule.due(next(), due);
            send(acknowledged);
        }
        producer.flush();
        requireAccepted();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void send(Acknowledged acknowledged) {
        long number = next.getAndIncrement();
        var unused = producer.send(
                new ProducerRecord<>(topic, events.key(number), events.value(number)), (metadata, failure) -> {
                    if (failure != null) {
                        refused.compareAndSet(null, failure);
                    } else {
                        acknowledged.appended(number, metadata.timestamp());
                    }
                });
    }

    private void requireAccepted() {
        @Nullable Exception failure = refused.get();
        if (failure != null) {
            throw new IllegalStateException("the broker refused an event: " + failure.getMessage(), failure);
        }
    }
}
