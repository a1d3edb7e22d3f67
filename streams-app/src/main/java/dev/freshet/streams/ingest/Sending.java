package dev.freshet.streams.ingest;

import dev.freshet.streams.ingest.Delivery.Acknowledged;
import dev.freshet.streams.ingest.Delivery.Fault;
import dev.freshet.streams.ingest.Delivery.Unacknowledged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some records on their way, and one who waits for them. Used once. */
final class Sending {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);

    private static final String STOPPING = "this instance is stopping";

    private final Producer<byte[], byte[]> producer;
    private final long deadlineNanos;

    /** @param patience how long to wait for all of them together, after the time that the first look for brokers takes */
    Sending(Producer<byte[], byte[]> producer, Duration patience) {
        this.producer = producer;
        this.deadlineNanos = System.nanoTime() + patience.toNanos();
    }

    /** What became of each record. */
    List<Delivery> send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        List<Delivery> deliveries = new ArrayList<>(records.size());
        // Each record would be waited for where the brokers are not even found: after the first such, no more are
        // tried.
        boolean reached = true;
        for (int i = 0; i < records.size() && reached; i++) {
            Future<RecordMetadata> future = sent(records.get(i));
            sent.add(future);
            reached = remainingNanos() > 0 && !(future.isDone() && await(future) instanceof Unacknowledged);
        }
        sent.forEach(future -> deliveries.add(await(future)));
        while (deliveries.size() < records.size()) {
            deliveries.add(new Unacknowledged(Fault.UNREACHABLE, "was not sent because one before it failed"));
        }
        return deliveries;
    }

    private Future<RecordMetadata> sent(ProducerRecord<byte[], byte[]> message) {
        try {
            return producer.send(message);
        } catch (KafkaException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Delivery await(Future<RecordMetadata> future) {
        try {
            RecordMetadata taken = future.get(Math.max(0, remainingNanos()), TimeUnit.NANOSECONDS);
            return new Acknowledged(taken.partition(), taken.offset());
        } catch (TimeoutException e) {
            return new Unacknowledged(Fault.UNREACHABLE, "the brokers did not acknowledge in time");
        } catch (ExecutionException e) {
            return unacknowledged(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unacknowledged(Fault.UNREACHABLE, STOPPING);
        }
    }

    private static Unacknowledged unacknowledged(@Nullable Throwable why) {
        if (why instanceof IllegalStateException || why instanceof InterruptException) {
            return new Unacknowledged(Fault.UNREACHABLE, STOPPING);
        }
        if (why instanceof RetriableException) {
            log.debug("no acknowledgement", why);
            return new Unacknowledged(Fault.UNREACHABLE, "the brokers are not reached or did not acknowledge in time");
        }
        if (why instanceof RecordTooLargeException) {
            return new Unacknowledged(Fault.TOO_LARGE, "the topic does not take so large a record");
        }
        log.error("the brokers refused a record", why);
        return new Unacknowledged(Fault.REFUSED, "the brokers refused it; why is in this instance's log");
    }

    private long remainingNanos() {
        return deadlineNanos - System.nanoTime();
    }
}
