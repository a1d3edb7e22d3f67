package dev.freshet.streams.query;

import dev.freshet.streams.progress.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The copy of one partition's rows that this instance keeps, from one start of copying to the next. Safe for many threads. */
final class Copy {

    /** At four looks a second, half a minute: a copy that is further behind than that is not served anyway. */
    private static final int MOST_LOOKS = 128;

    /**
     * A look at the changelog.
     *
     * @param atNanos before it was looked at
     * @param end offset after the last record that was committed
     */
    private record Look(long atNanos, long end) {}

    private final Deque<Look> looks = new ArrayDeque<>();
    private long position;
    private long changes;
    private Optional<Long> wholeAtNanos = Optional.empty();

    /** @param position offset of the next record that will be copied */
    Copy(long position) {
        this.position = position;
    }

    /**
     * Takes down how far the copy was, and how far the changelog some time before.
     *
     * @param nowNanos before the changelog was looked at
     * @param end offset after the last record of the changelog that was committed then
     * @param copied offset of the next record to be copied, looked at after that
     */
    synchronized void observe(long nowNanos, long end, long copied) {
        if (copied < position) {
            // It starts from before what it had.
            looks.clear();
            wholeAtNanos = Optional.empty();
        }
        position = copied;
        looks.addLast(new Look(nowNanos, end));
        while (!looks.isEmpty() && looks.getFirst().end <= copied) {
            wholeAtNanos = Optional.of(looks.removeFirst().atNanos);
        }
        if (looks.size() > MOST_LOOKS) {
            looks.removeFirst();
        }
    }

    /** How long ago the copy was last known to hold all that was committed by then; empty if that was never seen. */
    synchronized Optional<Duration> staleness(long nowNanos) {
        return wholeAtNanos.map(at -> Duration.ofNanos(Math.max(0, nowNanos - at)));
    }

    /** The offset of the next record to be copied, as last observed. */
    synchronized long position() {
        return position;
    }

    /** A number that grows with every batch that is copied. */
    synchronized long changes() {
        return changes;
    }

    synchronized void change() {
        changes++;
        notifyAll();
    }

    /** Waits until more was copied than when there were so many changes; false if a deadline comes first. */
    synchronized boolean awaitChange(long since, Deadline deadline) {
        try {
            while (changes == since && !deadline.isPast()) {
                wait(deadline.left().toMillis() + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return changes != since;
    }
}
