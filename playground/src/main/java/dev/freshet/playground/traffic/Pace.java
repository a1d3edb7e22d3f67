package dev.freshet.playground.traffic;

import java.util.concurrent.TimeUnit;

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

    /** Takes a turn: how long to wait for it, in ns; 0 or less where it is overdue. */
    public long nanosToNextTurn() {
        long now = System.nanoTime();
        if (turns == 0) {
            startNanos = now;
        }
        return startNanos + (long) (turns++ * nanosPerTurn) - now;
    }
}
