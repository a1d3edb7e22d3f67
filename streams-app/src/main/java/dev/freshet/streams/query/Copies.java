package dev.freshet.streams.query;

import dev.freshet.streams.topics.InternalNames;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The copies of rows on this instance, by partition. Kafka Streams tells of every start of copying before it copies, so a store that
 * was wiped never passes for the whole one that it was.
 */
final class Copies implements StandbyUpdateListener, StateRestoreListener {

    private final ConcurrentMap<Integer, Copy> copies = new ConcurrentHashMap<>();

    Optional<Copy> of(int partition) {
        return Optional.ofNullable(copies.get(partition));
    }

    /** Whether a copy still is the one that goes on. */
    boolean isCurrent(int partition, Copy copy) {
        return copies.get(partition) == copy;
    }

    /** The partition's task is active here from now on. */
    void drop(int partition) {
        copies.remove(partition);
    }

    /** As of now. */
    Map<Integer, Copy> all() {
        return Map.copyOf(copies);
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long startingOffset) {
        if (isRows(store)) {
            copies.put(changelog.partition(), new Copy(startingOffset));
        }
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog, String store, TaskId task, long batchEnd, long batchSize, long currentEnd) {
        changed(changelog, store);
    }

    /** A copy that is promoted is still read while the rest is restored; one that goes away is not. */
    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long offset, long currentEnd, SuspendReason reason) {
        if (isRows(store) && reason != SuspendReason.PROMOTED) {
            copies.remove(changelog.partition());
        }
    }

    /** A task takes the partition over: from where its copy was, or from nothing. */
    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startingOffset, long end) {
        if (isRows(store)) {
            copies.computeIfPresent(
                    changelog.partition(), (partition, copy) -> startingOffset < copy.position() ? null : copy);
        }
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long restored) {
        changed(changelog, store);
    }

    /** From here on the task is read. */
    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        changed(changelog, store);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        if (isRows(store)) {
            copies.remove(changelog.partition());
        }
    }

    private void changed(TopicPartition changelog, String store) {
        if (isRows(store)) {
            of(changelog.partition()).ifPresent(Copy::change);
        }
    }

    private static boolean isRows(String store) {
        return store.equals(InternalNames.USER_STATE);
    }
}
