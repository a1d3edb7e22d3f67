package dev.freshet.streams.topology;

import dev.freshet.streams.codec.Unanswered;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The answers that are put off, one a subject. Belongs to one task.
 *
 * <p>The store is what survives. Its keys are offsets (of the first event that waits), not subjects, because under at-least-once an
 * entry stays after it was answered until a commit has followed: removed at once, the removal might outlive a crash
 * and the answer not. Under exactly-once both are one transaction.
 */
final class PendingAnswers {

    /** What waits for one subject, and the entries of the store that say so. */
    private record Waiting(PendingAnswer answer, List<Bytes> entries) {}

    /** Entries that were answered before a commit. */
    private record Answered(List<Bytes> entries, long commitsBefore) {}

    private final KeyValueStore<Bytes, byte[]> store;
    private final Optional<LongSupplier> commits;
    // INVARIANT: holds nothing that the store does not; the longest waiting first.
    private final Map<Bytes, Waiting> bySubject = new LinkedHashMap<>();
    private final List<Answered> answered = new ArrayList<>();

    /**
     * What the store holds.
     *
     * @param commits how often this task's thread has committed; empty where an answer, its entry's removal and the
     *     commit are one transaction
     */
    PendingAnswers(KeyValueStore<Bytes, byte[]> store, Optional<LongSupplier> commits) {
        this.store = store;
        this.commits = commits;
        List<KeyValue<Bytes, PendingAnswer>> left = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> left.add(KeyValue.pair(entry.key, PendingAnswer.ofBytes(entry.value))));
        }
        left.sort(Comparator.comparingLong(entry -> entry.value.sinceMs()));
        left.forEach(entry -> bySubject.merge(
                SubjectKey.of(entry.value.what().subject()),
                new Waiting(entry.value, List.of(entry.key)),
                PendingAnswers::together));
    }

    /** Whether nothing waits, for an answer or for the commit after one. */
    boolean isEmpty() {
        return bySubject.isEmpty() && answered.isEmpty();
    }

    int subjects() {
        return bySubject.size();
    }

    /** What waits for a subject. */
    Optional<PendingAnswer> of(Bytes subject) {
        return Optional.ofNullable(bySubject.get(subject)).map(Waiting::answer);
    }

    /** What has waited longest. */
    Optional<PendingAnswer> oldest() {
        return bySubject.values().stream().findFirst().map(Waiting::answer);
    }

    /** An event with all that waits for its subject. */
    Unanswered joined(Bytes subject, Unanswered event) {
        Waiting waiting = bySubject.get(subject);
        return waiting == null ? event : waiting.answer().what().and(event);
    }

    /**
     * Puts off what {@link #joined} gave.
     *
     * @param recordMs timestamp of the newest event's record
     */
    void putOff(Bytes subject, Unanswered joined, long recordMs, long nowMs) {
        Waiting before = bySubject.get(subject);
        PendingAnswer answer = new PendingAnswer(
                joined, recordMs, before == null ? nowMs : before.answer().sinceMs());
        List<Bytes> entries = before == null ? List.of(entry(joined)) : before.entries();
        bySubject.put(subject, new Waiting(answer, entries));
        store.put(entries.get(0), answer.toBytes());
    }

    /** Says that all that waited for a subject has been answered. */
    void settle(Bytes subject) {
        Waiting waiting = bySubject.remove(subject);
        if (waiting == null) {
            return;
        }
        commits.ifPresentOrElse(
                count -> answered.add(new Answered(waiting.entries(), count.getAsLong())),
                () -> waiting.entries().forEach(store::delete));
    }

    /** Removes what was answered before the last commit. */
    void removeCommitted() {
        commits.ifPresent(count -> answered.removeIf(each -> {
            boolean committed = count.getAsLong() > each.commitsBefore();
            if (committed) {
                each.entries().forEach(store::delete);
            }
            return committed;
        }));
    }

    private static Waiting together(Waiting older, Waiting newer) {
        PendingAnswer answer = new PendingAnswer(
                older.answer().what().and(newer.answer().what()),
                Math.max(older.answer().recordMs(), newer.answer().recordMs()),
                older.answer().sinceMs());
        List<Bytes> entries = new ArrayList<>(older.entries());
        entries.addAll(newer.entries());
        return new Waiting(answer, entries);
    }

    private static Bytes entry(Unanswered first) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES)
                .putLong(first.position().offset())
                .array());
    }
}
