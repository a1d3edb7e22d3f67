package dev.freshet.streams.topology;

import dev.freshet.core.event.EventTime;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Removes rows of subjects that were silent for long, and bases that a crash between two removals has left alone. Goes round the
 * store a slice at a time, so that no sweep keeps events waiting: 1,000 records a second is about 20 ms of work; a million small
 * rows take 17 minutes, a million large ones, of three records each, 50.
 */
final class RowExpiry {

    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final int SLICE = 1000;

    private final TimestampedKeyValueStore<Bytes, byte[]> store;
    private final SubjectRows rows;
    private final Consumer<Bytes> remove;
    private final Duration silence;
    private final Counters counters;
    private Bytes next = SubjectKey.FIRST;

    /** @param remove removes all that is held of a subject */
    RowExpiry(
            TimestampedKeyValueStore<Bytes, byte[]> store,
            SubjectRows rows,
            Consumer<Bytes> remove,
            Duration silence,
            Counters counters) {
        this.store = store;
        this.rows = rows;
        this.remove = remove;
        this.silence = silence;
        this.counters = counters;
    }

    /** Looks at the next slice; rows that an older version stored without any time stay. */
    void sweep(long nowMs) {
        try (KeyValueIterator<Bytes, ValueAndTimestamp<byte[]>> slice = store.range(next, null)) {
            for (int i = 0; i < SLICE && slice.hasNext(); i++) {
                Bytes key = slice.next().key;
                if (SubjectKey.isBase(key)) {
                    removeIfAlone(SubjectKey.ofBase(key));
                } else {
                    removeIfSilent(key, nowMs);
                }
            }
            next = slice.hasNext() ? slice.peekNextKey() : SubjectKey.FIRST;
        }
    }

    private void removeIfAlone(Bytes subject) {
        if (!rows.exists(subject)) {
            remove.accept(subject);
        }
    }

    private void removeIfSilent(Bytes subject, long nowMs) {
        long lastMs = lastMs(rows.read(subject));
        if (EventTime.isKnown(lastMs) && nowMs - lastMs > silence.toMillis()) {
            remove.accept(subject);
            counters.add(Counter.EXPIRED);
        }
    }

    /** Without consent no event's time is kept: then that of the last record counts. */
    private static long lastMs(SubjectRows.Entry entry) {
        long eventMs = entry.row().profile().lastMs();
        return EventTime.isKnown(eventMs) ? eventMs : entry.timestampMs();
    }
}
