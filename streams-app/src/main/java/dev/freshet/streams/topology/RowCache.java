package dev.freshet.streams.topology;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.freshet.core.state.StoredRow;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Rows as their task last read or wrote them, so that a subject who acts again soon is not read and decoded again. Bounded by
 * bytes; the least useful are given up first. Shared by the tasks of an instance. A task is the only writer of its rows, so its part
 * agrees with its store for as long as the task lives, and no longer.
 */
final class RowCache {

    private final Cache<Key, Held> rows;

    /** @param maxBytes of the heap, about; 0 keeps none */
    RowCache(long maxBytes) {
        // In the caller's thread: eviction is a few pointers, and a full cache must not wait for a busy pool.
        this.rows = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Key key, Held held) -> held.stored.heapBytes())
                .executor(Runnable::run)
                .build();
    }

    /**
     * A row.
     *
     * @param headMs timestamp of the record that changed it last, ms since 1970 UTC
     */
    record Held(StoredRow stored, long headMs) {}

    private record Key(String task, Bytes subject) {}

    Optional<Held> find(String task, Bytes subject) {
        return Optional.ofNullable(rows.getIfPresent(new Key(task, subject)));
    }

    void put(String task, Bytes subject, Held held) {
        rows.put(new Key(task, subject), held);
    }

    void drop(String task, Bytes subject) {
        rows.invalidate(new Key(task, subject));
    }

    /** Forgets all rows of a task, whose store may be another's or another when it comes back. */
    void dropAll(String task) {
        rows.asMap().keySet().removeIf(key -> key.task.equals(task));
    }
}
