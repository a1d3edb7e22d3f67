package dev.freshet.streams.dataset;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One partition while it is read: how far it is, and what was read but not given yet. */
final class Lane {

    private final TopicPartition source;
    private final long end;
    private final Queue<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private long position;

    Lane(TopicPartition source, TopicSpan.Part part) {
        this.source = source;
        this.position = part.begin();
        this.end = part.end();
    }

    TopicPartition source() {
        return source;
    }

    int partition() {
        return source.partition();
    }

    /** The next offset to read. */
    long position() {
        return position;
    }

    /** Whether nothing more is to be read; records may still wait to be given. */
    boolean isRead() {
        return position >= end;
    }

    int atHand() {
        return waiting.size();
    }

    /** The time of the first record at hand, ms since 1970 UTC, or negative where its producer gave none. */
    long time() {
        return waiting.element().timestamp();
    }

    ConsumerRecord<byte[], byte[]> take() {
        return waiting.remove();
    }

    /** Takes what lies before the end. */
    void add(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> each : records) {
            if (each.offset() < end) {
                waiting.add(each);
            }
        }
    }

    /** Returns whether that is further than before; marks of transactions move a position without a record. */
    boolean moveTo(long next) {
        boolean moved = next > position;
        position = next;
        return moved;
    }
}
