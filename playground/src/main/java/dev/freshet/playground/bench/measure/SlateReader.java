package dev.freshet.playground.bench.measure;

import dev.freshet.playground.bench.load.LoadEvents;
import dev.freshet.playground.traffic.CommittedReading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** A service downstream: a read_committed consumer of the slates, on a thread of its own. */
public final class SlateReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Answers NOBODY = (event, partition, atNanos) -> {};

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final SlateHead head = new SlateHead();
    private final Thread thread;
    private volatile Answers listener = NOBODY;
    private volatile boolean closing;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong coalesced = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile @Nullable RuntimeException failure;

    private SlateReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.thread = new Thread(this::read, "freshet-bench-reader");
    }

    /** Reads a topic from its beginning. */
    public static SlateReader start(String bootstrapServers, String topic) {
        KafkaConsumer<byte[], byte[]> consumer = CommittedReading.consumer(bootstrapServers);
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        SlateReader reader = new SlateReader(consumer);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    /** Who is told of each slate from now on. */
    public void tell(Answers answers) {
        listener = answers;
    }

    public void tellNobody() {
        listener = NOBODY;
    }

    /** Events answered since the start, each by a slate of its own or with others by one. */
    public long answered() {
        @Nullable RuntimeException broken = failure;
        if (broken != null) {
            throw new IllegalStateException("the reader of the slates has failed", broken);
        }
        return answered.get();
    }

    /** Those of them that have no slate of their own. */
    public long coalesced() {
        return coalesced.get();
    }

    /** Bytes of the slates' values. */
    public long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                take();
            }
        } catch (WakeupException e) {
            closing = true;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void take() {
        var taken = consumer.poll(POLL);
        long now = System.nanoTime();
        Answers told = listener;
        long size = 0;
        long others = 0;
        for (ConsumerRecord<byte[], byte[]> slate : taken) {
            size += slate.value().length;
            told.received(LoadEvents.number(head.eventId(slate.value())), slate.partition(), now);
            others += head.coalesced();
        }
        bytes.addAndGet(size);
        coalesced.addAndGet(others);
        answered.addAndGet(taken.count() + others);
    }
}
