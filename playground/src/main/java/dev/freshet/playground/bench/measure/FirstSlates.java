package dev.freshet.playground.bench.measure;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** When each partition first answered an event from a number on. */
public final class FirstSlates implements Answers {

    private static final long NONE = Long.MIN_VALUE;

    private final long from;
    private final AtomicLongArray atNanos;

    /** @param from number of the first event that counts */
    public FirstSlates(int partitions, long from) {
        this.from = from;
        long[] none = new long[partitions];
        Arrays.fill(none, NONE);
        this.atNanos = new AtomicLongArray(none);
    }

    @Override
    public void received(long event, int partition, long at) {
        if (event >= from) {
            atNanos.compareAndSet(partition, NONE, at);
        }
    }

    public boolean complete() {
        for (int i = 0; i < atNanos.length(); i++) {
            if (atNanos.get(i) == NONE) {
                return false;
            }
        }
        return true;
    }

    /** Milliseconds from a moment to each partition's first slate. Only when {@link #complete}. */
    public long[] millisSince(long startNanos) {
        long[] millis = new long[atNanos.length()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = (atNanos.get(i) - startNanos) / 1_000_000;
        }
        return millis;
    }
}
