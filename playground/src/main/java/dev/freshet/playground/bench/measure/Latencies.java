package dev.freshet.playground.bench.measure;

import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * Times from the moment at which each event was due to the receipt of its slate. The due moment is the schedule's, not the
 * one at which a late sender came to it, so that a stall counts for every event that it delayed (no coordinated omission).
 * The sender says when each was due, the reader when each was answered; {@link #histogram} is for afterwards.
 */
public final class Latencies implements Answers {

    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final long NONE = 0;

    private final long first;
    private final long startNanos;
    private final AtomicLongArray due;
    private final AtomicLongArray received;

    /**
     * @param first number of the first event
     * @param count how many events
     * @param startNanos {@link System#nanoTime} of a moment before any of them
     */
    public Latencies(long first, int count, long startNanos) {
        this.first = first;
        this.startNanos = startNanos;
        this.due = new AtomicLongArray(count);
        this.received = new AtomicLongArray(count);
    }

    public void due(long event, long atNanos) {
        due.setRelease(index(event), atNanos - startNanos);
    }

    @Override
    public void received(long event, int partition, long atNanos) {
        long index = event - first;
        if (index >= 0 && index < received.length()) {
            // The first receipt counts; at least once, there may be others.
            received.compareAndSet((int) index, NONE, atNanos - startNanos);
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

    public int size() {
        return received.length();
    }

    private int index(long event) {
        return Math.toIntExact(event - first);
    }
}
