package dev.freshet.playground.traffic;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed rate: turn n is due at start + n / rate, whatever came before. A caller that was held up catches up, so that a slow
 * receiver cannot slow the load down and hide its own latency. Belongs to one thread.
 */
public final class Pace {

    private final double nanosPerTurn;
    private long startNanos;
    private long turns;

    /** @param perSecond turns a second, above 0 */
    public Pace(double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("rate is " + perSecond + "; more than 0 a second is allowed");
        }
        this.nanosPerTurn = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Returns when the next turn is due, or earlier if the thread is interrupted. */
    public void await() {
        long now = System.nanoTime();
        if (turns == 0) {
            startNanos = now;
        }
        long due = startNanos + (long) (turns++ * nanosPerTurn);
        while (now < due && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(due - now);
            now = System.nanoTime();
        }
    }
}
