package dev.freshet.playground.traffic;

import dev.freshet.schemas.DeadLetter;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Counts what comes out, as any service downstream would see it: a read_committed consumer of its own, on a thread of its own.
 * It also reads the events' topic, for the time at which the broker appended each; that topic must stamp its records so
 * ({@code message.timestamp.type=LogAppendTime}).
 */
public final class OutputReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Which topics are read. */
    public record Topics(String events, String slates, String deadLetters) {}

    private final Topics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroCodec<RecommendationSlate> slates;
    private final AvroCodec<DeadLetter> letters;
    private final Refusals refusals;
    private final Consumer<RecommendationSlate> listener;
    private final LatencyLog latency = new LatencyLog();
    private final Map<TopicPartition, Long> firstOffsets = new HashMap<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable RuntimeException failure;
    private volatile OutputCounts counts = OutputCounts.NONE;

    /** @param listener told of each slate, on the reader's thread, in the order of its partition */
    public OutputReader(
            String bootstrapServers, Topics topics, ReleasedSchemas schemas, Consumer<RecommendationSlate> listener) {
        this.topics = topics;
        this.slates = AvroCodec.of(RecommendationSlate.class, schemas);
        this.letters = AvroCodec.of(DeadLetter.class, schemas);
        this.refusals = new Refusals(schemas);
        this.listener = listener;
        this.consumer = CommittedReading.consumer(bootstrapServers);
        this.thread = new Thread(this::read, "freshet-output-reader");
    }

    /** Starts to count what is sent from now on, and its answers. */
    public void start() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(topics.events(), topics.slates(), topics.deadLetters())) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // The end is looked up lazily; what is sent from now on must be seen.
        partitions.forEach(partition -> firstOffsets.put(partition, consumer.position(partition)));
        thread.start();
    }

    /** What came out so far; safe from every thread. */
    public OutputCounts counts() {
        return counts;
    }

    /** Why it reads no more; empty while it does. Safe from every thread. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            if (thread.isAlive()) {
                ended.get(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The reader of the output failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The reader of the output did not end within 10 s", e);
        }
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                take();
            }
            ended.complete(null);
        } catch (WakeupException e) {
            ended.complete(null);
        } catch (RuntimeException e) {
            failure = e;
            ended.completeExceptionally(e);
        }
    }

    private void take() {
        var records = consumer.poll(POLL);
        long nowMs = System.currentTimeMillis();
        OutputCounts next = counts;
        for (ConsumerRecord<byte[], byte[]> taken : records) {
            if (taken.topic().equals(topics.events())) {
                latency.appended(
                        new TopicPartition(taken.topic(), taken.partition()), taken.offset(), taken.timestamp());
            } else if (taken.topic().equals(topics.deadLetters())) {
                DeadLetter letter = letters.decode(taken.value()).orElseThrow();
                if (counted(new TopicPartition(letter.getTopic(), letter.getPartition()), letter.getOffset())) {
                    next = next.withDeadLetter(refusals.add(letter));
                }
            } else {
                RecommendationSlate slate = slates.decode(taken.value()).orElseThrow();
                TopicPartition source = new TopicPartition(
                        slate.getTrigger().getTopic(), slate.getTrigger().getPartition());
                long offset = slate.getTrigger().getOffset();
                if (counted(source, offset)) {
                    next = next.withSlate(slate.getFallback().isPresent());
                    latency.received(source, offset, nowMs);
                    listener.accept(slate);
                }
            }
        }
        if (!records.isEmpty()) {
            counts = next.withLatency(latency.percentile(50), latency.percentile(99));
        }
    }

    /**
     * Whether an event came after the start. What became of earlier ones may be visible late: a transaction ends on each
     * partition in its own time.
     */
    private boolean counted(TopicPartition source, long offset) {
        return offset >= firstOffsets.getOrDefault(source, 0L);
    }
}
