package dev.freshet.streams.app;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/** Tells several of what Kafka Streams tells one: of stores that are restored, and of copies that are kept. */
final class StoreListeners implements StateRestoreListener, StandbyUpdateListener {

    private final List<StateRestoreListener> restores;
    private final List<StandbyUpdateListener> copies;

    StoreListeners(List<StateRestoreListener> restores, List<StandbyUpdateListener> copies) {
        this.restores = List.copyOf(restores);
        this.copies = List.copyOf(copies);
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startingOffset, long endingOffset) {
        restores.forEach(each -> each.onRestoreStart(changelog, store, startingOffset, endingOffset));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long restored) {
        restores.forEach(each -> each.onBatchRestored(changelog, store, batchEndOffset, restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        restores.forEach(each -> each.onRestoreEnd(changelog, store, restored));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        restores.forEach(each -> each.onRestoreSuspended(changelog, store, restored));
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long startingOffset) {
        copies.forEach(each -> each.onUpdateStart(changelog, store, startingOffset));
    }

    @Override
    public void onBatchLoaded(
            TopicPartition changelog,
            String store,
            TaskId task,
            long batchEndOffset,
            long batchSize,
            long currentEndOffset) {
        copies.forEach(each -> each.onBatchLoaded(changelog, store, task, batchEndOffset, batchSize, currentEndOffset));
    }

    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long offset, long currentEndOffset, SuspendReason reason) {
        copies.forEach(each -> each.onUpdateSuspended(changelog, store, offset, currentEndOffset, reason));
    }
}
