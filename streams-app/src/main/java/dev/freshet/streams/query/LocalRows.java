package dev.freshet.streams.query;

import dev.freshet.core.event.Subject;
import dev.freshet.core.state.MissingBaseException;
import dev.freshet.core.state.StoredRow;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.progress.Deadline;
import dev.freshet.streams.progress.InputProgress;
import dev.freshet.streams.progress.TaskProgress;
import dev.freshet.streams.query.PartitionStore.NotHereException;
import dev.freshet.streams.topology.SubjectKey;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;

/** Reads rows on this instance, of the tasks that are active here and of copies that are fresh enough. Safe for many threads. */
final class LocalRows {

    /** A partition that moves more often than that while one row is read does not come to rest soon. */
    private static final int ATTEMPTS = 3;

    private final PartitionStore store;
    private final InputProgress progress;
    private final Copies copies;
    private final IntToLongFunction committed;
    private final String instance;
    private final Duration maxStaleness;
    private final LongSupplier nanoClock;

    /**
     * Rows.
     *
     * @param committed up to which offset the input of an active partition was committed, which its task may have found so
     * @param instance this one, host:port
     */
    LocalRows(
            PartitionStore store,
            InputProgress progress,
            Copies copies,
            IntToLongFunction committed,
            String instance,
            Duration maxStaleness,
            LongSupplier nanoClock) {
        this.store = store;
        this.progress = progress;
        this.copies = copies;
        this.committed = committed;
        this.instance = instance;
        this.maxStaleness = maxStaleness;
        this.nanoClock = nanoClock;
    }

    /**
     * Reads a row.
     *
     * @param after an offset of the subject's partition whose event the row must have seen
     * @param deadline for waiting for that
     */
    Reading read(Subject subject, int partition, OptionalLong after, Deadline deadline) {
        Bytes key = SubjectKey.of(subject);
        try {
            Optional<Reading> reading = Optional.empty();
            for (int i = 0; i < ATTEMPTS && reading.isEmpty(); i++) {
                reading = attempt(key, partition, after, deadline);
            }
            return reading.orElseGet(() -> new Reading.Later("the subject's partition moves"));
        } catch (NotHereException e) {
            return new Reading.Later(String.valueOf(e.getMessage()));
        } catch (MissingBaseException e) {
            return new Reading.Later(
                    "the row is being written too fast to be read, or the task is about to be restored");
        }
    }

    /** Empty where the partition moved while it was read: then the store may have been another's, or another. */
    private Optional<Reading> attempt(Bytes key, int partition, OptionalLong after, Deadline deadline) {
        Optional<TaskProgress> task = progress.of(partition);
        if (task.isPresent()) {
            return readActive(key, task.get(), after, deadline);
        }
        Optional<Copy> copy = copies.of(partition);
        if (copy.isPresent()) {
            return readCopy(key, partition, copy.get(), after, deadline);
        }
        // A copy goes once its task is open.
        return progress.of(partition).isPresent()
                ? Optional.empty()
                : Optional.of(new Reading.Later("this instance does not hold the subject's partition at present"));
    }

    private Optional<Reading> readActive(Bytes key, TaskProgress task, OptionalLong after, Deadline deadline) {
        SubjectRow row = row(key, task.partition());
        if (after.isPresent() && row.offset() < after.getAsLong()) {
            if (!isPassed(task, after.getAsLong(), deadline)) {
                return progress.isOpen(task) ? notYet() : Optional.empty();
            }
            row = row(key, task.partition());
        }
        return progress.isOpen(task)
                ? Optional.of(new Reading.Found(row, new Provenance(instance, Provenance.Role.ACTIVE, 0)))
                : Optional.empty();
    }

    private boolean isPassed(TaskProgress task, long offset, Deadline deadline) {
        // What was committed before the task came here was passed by another.
        return task.hasPassed(offset)
                || committed.applyAsLong(task.partition()) > offset
                || task.awaitPassed(offset, deadline);
    }

    private Optional<Reading> readCopy(Bytes key, int partition, Copy copy, OptionalLong after, Deadline deadline) {
        while (true) {
            long changes = copy.changes();
            Optional<Duration> staleness = copy.staleness(nanoClock.getAsLong());
            if (staleness.isEmpty() || staleness.get().compareTo(maxStaleness) > 0) {
                return Optional.of(new Reading.Later("the copy here is too old: "
                        + staleness.map(age -> age.toMillis() + " ms").orElse("it has never been whole")
                        + ", and query.max-staleness is " + maxStaleness.toMillis() + " ms"));
            }
            SubjectRow row = row(key, partition);
            if (!copies.isCurrent(partition, copy)) {
                return Optional.empty();
            }
            if (after.isEmpty() || row.offset() >= after.getAsLong()) {
                long ageMs = staleness.get().toMillis();
                return Optional.of(new Reading.Found(row, new Provenance(instance, Provenance.Role.STANDBY, ageMs)));
            }
            if (!copy.awaitChange(changes, deadline)) {
                return notYet();
            }
        }
    }

    private static Optional<Reading> notYet() {
        return Optional.of(new Reading.Later("the position asked for has not been reached within query.position-wait"));
    }

    private SubjectRow row(Bytes key, int partition) {
        return StoredRow.read(
                        part -> store.get(partition, SubjectKey.of(key, part)).orElse(null))
                .row();
    }
}
