package dev.freshet.streams.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The stores that are being read from their changelogs before their tasks may run, and the copies that are kept. Called by the threads that
 * restore; safe for use by many.
 */
public final class Restorations implements StateRestoreListener, StandbyUpdateListener {

    private record Key(String store, int partition) {}

    /**
     * A store that is being read.
     *
     * @param records that the changelog had when it began, from where it began
     * @param restored how many of them are read
     */
    public record Restoration(String store, int partition, long records, long restored, Instant since) {

        /** Records to go. */
        public long remaining() {
            return Math.max(0, records - restored);
        }
    }

    /**
     * A copy of somebody else's store.
     *
     * @param behind records of the changelog that it has not read yet, as of its last batch
     */
    public record Standby(String store, int partition, long behind) {}

    private static final class Progress {
        private final long records;
        private final Instant since;
        private final LongAdder restored = new LongAdder();

        Progress(long records, Instant since) {
            this.records = records;
            this.since = since;
        }
    }

    private final InstantSource clock;
    private final Map<Key, Progress> running = new ConcurrentHashMap<>();
    private final Map<Key, Long> standbys = new ConcurrentHashMap<>();

    public Restorations(InstantSource clock) {
        this.clock = clock;
    }

    /** What is being read now, by store and partition. */
    public List<Restoration> running() {
        return running.entrySet().stream()
                .map(each -> new Restoration(
                        each.getKey().store(),
                        each.getKey().partition(),
                        each.getValue().records,
                        each.getValue().restored.sum(),
                        each.getValue().since))
                .sorted(Comparator.comparing(Restoration::store).thenComparing(Restoration::partition))
                .toList();
    }

    /** The copies that this instance keeps, by store and partition. */
    public List<Standby> standbys() {
        return standbys.entrySet().stream()
                .map(each -> new Standby(each.getKey().store(), each.getKey().partition(), each.getValue()))
                .sorted(Comparator.comparing(Standby::store).thenComparing(Standby::partition))
                .toList();
    }

    /** Records to go, of all stores. */
    double remaining() {
        return running().stream().mapToLong(Restoration::remaining).sum();
    }

    /** How long the longest has run, in seconds. */
    double longestSeconds() {
        Instant now = clock.instant();
        return running().stream()
                .mapToDouble(each -> Duration.between(each.since(), now).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startingOffset, long endingOffset) {
        running.put(
                new Key(store, changelog.partition()),
                new Progress(Math.max(0, endingOffset - startingOffset), clock.instant()));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long numRestored) {
        Progress progress = running.get(new Key(store, changelog.partition()));
        if (progress != null) {
            progress.restored.add(numRestored);
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
        running.remove(new Key(store, changelog.partition()));
    }

    /** The task went elsewhere before its store was whole. */
    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
        running.remove(new Key(store, changelog.partition()));
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long startingOffset) {
        standbys.put(new Key(store, changelog.partition()), 0L);
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog,
            String store,
            TaskId task,
            long batchEndOffset,
            long batchSize,
            long currentEndOffset) {
        standbys.put(new Key(store, changelog.partition()), Math.max(0, currentEndOffset - batchEndOffset - 1));
    }

    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long storeOffset, long currentEndOffset, SuspendReason reason) {
        standbys.remove(new Key(store, changelog.partition()));
    }
}
