package dev.freshet.streams.topology;

import dev.freshet.core.state.MissingBaseException;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;

/**
 * What to do about a row whose base is not there. Under at-least-once the local store may be ahead of the changelog after a kill,
 * and older heads are then put over newer records. The changelog by itself is sound, so the task is restored from its
 * beginning. Belongs to one task and outlives its restorations.
 */
final class LostBases {

    private final boolean atLeastOnce;
    private final Set<Bytes> restoredFor = new HashSet<>();

    LostBases(boolean atLeastOnce) {
        this.atLeastOnce = atLeastOnce;
    }

    /** What to throw: a restoration, or the fault itself if one has not helped or the changelog must have been right. */
    RuntimeException verdict(TaskId task, Bytes subject, MissingBaseException fault) {
        return atLeastOnce && restoredFor.add(subject)
                ? new TaskCorruptedException(
                        Set.of(task), new ProcessorStateException("the local store is ahead of its changelog", fault))
                : fault;
    }
}
