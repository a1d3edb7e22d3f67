package dev.freshet.streams.counters;

import dev.freshet.core.engine.Fallback;
import dev.freshet.streams.validation.RejectReason;

/**
 * Counts of this process since its start, work of aborted transactions included: for watching, not for proving. Safe for
 * use by many threads.
 */
public final class Counters {

    private final Tally<Counter> all = new Tally<>(Counter.class);
    private final Tally<Fallback> fallbacks = new Tally<>(Fallback.class);
    private final Tally<RejectReason> deadLetters = new Tally<>(RejectReason.class);

    public void add(Counter counter) {
        add(counter, 1);
    }

    public void add(Counter counter, long n) {
        all.add(counter, n);
    }

    /** Counts among the {@link Counter#FALLBACKS}, and by its cause. */
    public void addFallback(Fallback cause) {
        fallbacks.add(cause, 1);
        add(Counter.FALLBACKS);
    }

    /** Counts among the {@link Counter#DEAD_LETTERS}, and by its reason. */
    public void addDeadLetter(RejectReason reason) {
        deadLetters.add(reason, 1);
        add(Counter.DEAD_LETTERS);
    }

    public long get(Counter counter) {
        return all.get(counter);
    }

    /** The {@link Counter#FALLBACKS} by their causes. */
    public Tally<Fallback> fallbacks() {
        return fallbacks;
    }

    /** The {@link Counter#DEAD_LETTERS} by their reasons. */
    public Tally<RejectReason> deadLetters() {
        return deadLetters;
    }
}
