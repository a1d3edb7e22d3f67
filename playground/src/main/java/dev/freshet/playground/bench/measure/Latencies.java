package dev.freshet.playground.bench.measure;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Times from the moment at which each event was due to the receipt of its slate. The due moment is the schedule's, not the
 * one at which a late sender came to it, so that a stall counts for every event that it delayed (no coordinated omission).
 * The sender says when each was due, the reader when each was answered; {@link #histogram} is for afterwards.
 *
 * <p>{@link #sinceAppend} counts from the moment at which the broker had the event instead, to the millisecond: what is left when the
 * time in the sender is the sender's.
 */
public final class Latencies implements Answers {

    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final long NONE = 0;

    private final long first;
    private final long startNanos;
    private final AtomicLongArray due;
    private final AtomicLongArray received;
    private final LongSupplier clockMs;
    private final AtomicLongArray appendedMs;
    private final AtomicLongArray receivedMs;

    /**
     * @param first number of the first event
     * @param count how many events
     * @param startNanos {@link System#nanoTime} of a moment before any of them
     * @param clockMs ms since 1970 UTC, as the broker counts them
     */
    public Latencies(long first, int count, long startNanos, LongSupplier clockMs) {
        this.first = first;
        this.startNanos = startNanos;
        this.due = new AtomicLongArray(count);
        this.received = new AtomicLongArray(count);
        this.clockMs = clockMs;
        this.appendedMs = new AtomicLongArray(count);
        this.receivedMs = new AtomicLongArray(count);
    }

    public void due(long event, long atNanos) {
        due.setRelease(index(event), atNanos - startNanos);
    }

    public void appended(long event, long atMs) {
        appendedMs.setRelease(index(event), atMs);
    }

    @Override
    public void received(long event, int partition, long atNanos) {
        long index = event - first;
        if (index >= 0 && index < received.length()) {
            // The first receipt counts; at least once, there may be others.
            if (received.compareAndSet((int) index, NONE, atNanos - startNanos)) {
                receivedMs.setRelease((int) index, clockMs.getAsLong());
            }
        }
    }

    /** Events from a place on without a slate yet. */
    public int unanswered(int from) {
        int open = 0;
        for (int i = from; i < received.length(); i++) {
            open += received.getAcquire(i) == NONE ? 1 : 0;
        }
        return open;
    }

    /** Microseconds of the events from one place to another; those without a slate are left out. */
    public Histogram histogram(int from, int to) {
        Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
        for (int i = from; i < to; i++) {
            long at = received.getAcquire(i);
            if (at != NONE) {
                micros.recordValue(Math.min(LONGEST_MICROS, Math.max(0, at - due.getAcquire(i)) / 1000));
            }
        }
        return micros;
    }

    /** The same from the broker's append on, to the millisecond; those without a slate or an acknowledgement are left out. */
    public Histogram sinceAppend(int from, int to) {
        Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
        for (int i = from; i < to; i++) {
            long at = receivedMs.getAcquire(i);
            long appended = appendedMs.getAcquire(i);
            if (at != NONE && appended != NONE) {
                micros.recordValue(Math.min(LONGEST_MICROS, Math.max(0, at - appended) * 1000));
            }
        }
        return micros;
    }

    public int size() {
        return received.length();
    }

    private int index(long event) {
        return Math.toIntExact(event - first);
    }
}
