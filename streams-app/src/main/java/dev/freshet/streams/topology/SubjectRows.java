package dev.freshet.streams.topology;

import dev.freshet.core.state.MissingBaseException;
import dev.freshet.core.state.StoredRow;
import dev.freshet.core.state.SubjectRow;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/** The rows of one task, each in one record or, once it is large, in up to three. */
final class SubjectRows {

    private final TimestampedKeyValueStore<Bytes, byte[]> store;
    private final LostBases lost;
    private final TaskId task;
    private final String owner;
    private final RowCache cache;

    /** @param cache holds nothing of this task but what was read from this store or written to it */
    SubjectRows(TimestampedKeyValueStore<Bytes, byte[]> store, LostBases lost, TaskId task, RowCache cache) {
        this.store = store;
        this.lost = lost;
        this.task = task;
        this.owner = task.toString();
        this.cache = cache;
    }

    /**
     * Reads a subject's row.
     *
     * @param subject its {@link SubjectKey}
     * @throws RuntimeException as {@link LostBases} says, if a base is not there
     */
    Entry read(Bytes subject) {
        Optional<RowCache.Held> held = cache.find(owner, subject);
        if (held.isPresent()) {
            return new Entry(subject, held.get());
        }
        Records records = new Records(subject, 0);
        try {
            StoredRow stored = StoredRow.read(records);
            return new Entry(subject, new RowCache.Held(stored, records.headMs));
        } catch (MissingBaseException e) {
            throw lost.verdict(task, subject, e);
        }
    }

    /** Whether a subject has a row. */
    boolean exists(Bytes subject) {
        return store.get(subject) != null;
    }

    void delete(Bytes subject) {
        cache.drop(owner, subject);
        StoredRow.delete(new Records(subject, 0));
    }

    /** A row as it was read. */
    final class Entry {
        private final Bytes subject;
        private final RowCache.Held held;

        Entry(Bytes subject, RowCache.Held held) {
            this.subject = subject;
            this.held = held;
        }

        /** The empty row where there is none. */
        SubjectRow row() {
            return held.stored().row();
        }

        boolean exists() {
            return held.headMs() >= 0;
        }

        /** Timestamp of the last record that changed the row; -1 where there is none. */
        long timestampMs() {
            return held.headMs();
        }

        /** Writes the row that follows, once. */
        void write(SubjectRow next, long timestampMs) {
            StoredRow written = held.stored().write(next, new Records(subject, timestampMs));
            cache.put(owner, subject, new RowCache.Held(written, timestampMs));
        }
    }

    private final class Records implements StoredRow.Records {
        private final Bytes subject;
        private final long writeMs;
        private long headMs = -1;

        Records(Bytes subject, long writeMs) {
            this.subject = subject;
            this.writeMs = writeMs;
        }

        @Override
        public byte @Nullable [] get(StoredRow.Part part) {
            ValueAndTimestamp<byte[]> found = store.get(SubjectKey.of(subject, part));
            if (found == null) {
                return null;
            }
            if (part == StoredRow.Part.HEAD) {
                headMs = found.timestamp();
            }
            return found.value();
        }

        @Override
        public void put(StoredRow.Part part, byte[] bytes) {
            store.put(SubjectKey.of(subject, part), ValueAndTimestamp.make(bytes, writeMs));
        }

        @Override
        public void delete(StoredRow.Part part) {
            store.delete(SubjectKey.of(subject, part));
        }
    }
}
