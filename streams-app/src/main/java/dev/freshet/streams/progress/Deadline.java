package dev.freshet.streams.progress;

import java.time.Duration;

/**
 * A moment after which nobody waits any more.
 *
 * @param nanos by {@link System#nanoTime}
 */
public record Deadline(long nanos) {

    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** What is left, 0 when it has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    public boolean isPast() {
        return nanos - System.nanoTime() <= 0;
    }

    /** The earlier of this and a moment so far from now. */
    public Deadline atMost(Duration patience) {
        Deadline other = in(patience);
        return other.nanos - nanos < 0 ? other : this;
    }
}
