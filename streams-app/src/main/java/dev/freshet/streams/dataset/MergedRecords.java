package dev.freshet.streams.dataset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of a span, the partitions merged by the records' times; equal times go by partition. Records of one partition keep
 * their order whatever their times are, hence those of one key do. Of each partition at most {@link #ENOUGH} records and those of
 * one more poll are held. For one thread; owns the consumer.
 */
final class MergedRecords implements Iterator<ConsumerRecord<byte[], byte[]>>, AutoCloseable {

    /** A partition with as many records at hand is not read further. */
    static final int ENOUGH = 500;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final KafkaFaults faults;
    private final Duration patience;
    private final LongSupplier nanos;
    private final List<Lane> lanes;
    /** Those with a record at hand; the records behind the first may change meanwhile, the order does not depend on them. */
    private final PriorityQueue<Lane> ready =
            new PriorityQueue<>(Comparator.comparingLong(Lane::time).thenComparingInt(Lane::partition));
    /** Those with no record at hand and more to come: nothing may be given before they have. */
    private final List<Lane> starved = new ArrayList<>();

    private long movedNanos;

    /**
     * Reads from the start.
     *
     * @param consumer of committed records, in no group, without automatic resets
     * @param patience how long the broker may be silent
     * @param nanos a clock that only runs forward
     */
    MergedRecords(
            Consumer<byte[], byte[]> consumer,
            TopicSpan span,
            KafkaFaults faults,
            Duration patience,
            LongSupplier nanos) {
        this.consumer = consumer;
        this.faults = faults;
        this.patience = patience;
        this.nanos = nanos;
        this.movedNanos = nanos.getAsLong();
        List<TopicPartition> partitions = span.topicPartitions();
        this.lanes = partitions.stream()
                .map(partition -> new Lane(partition, span.partitions().get(partition.partition())))
                .toList();
        consumer.assign(partitions);
        lanes.forEach(lane -> consumer.seek(lane.source(), lane.position()));
        lanes.forEach(this::place);
    }

    /** Whether there is another record; waits for the broker. */
    @Override
    public boolean hasNext() {
        while (!starved.isEmpty()) {
            fetch();
        }
        return !ready.isEmpty();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the span is read");
        }
        Lane lane = ready.remove();
        ConsumerRecord<byte[], byte[]> next = lane.take();
        place(lane);
        return next;
    }

    private void place(Lane lane) {
        if (lane.atHand() > 0) {
            ready.add(lane);
        } else if (!lane.isRead()) {
            starved.add(lane);
        }
    }

    private void fetch() {
        try {
            for (Lane lane : lanes) {
                List<TopicPartition> one = List.of(lane.source());
                if (lane.isRead() || lane.atHand() >= ENOUGH) {
                    consumer.pause(one);
                } else {
                    consumer.resume(one);
                }
            }
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            boolean moved = false;
            for (Lane lane : lanes) {
                lane.add(polled.records(lane.source()));
                moved |= lane.moveTo(consumer.position(lane.source()));
            }
            requireLife(moved);
        } catch (KafkaException e) {
            throw faults.told(e);
        }
        List<Lane> waited = List.copyOf(starved);
        starved.clear();
        waited.forEach(this::place);
    }

    private void requireLife(boolean moved) {
        long now = nanos.getAsLong();
        if (moved) {
            movedNanos = now;
        } else if (now - movedNanos > patience.toNanos()) {
            throw faults.silent(patience);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
