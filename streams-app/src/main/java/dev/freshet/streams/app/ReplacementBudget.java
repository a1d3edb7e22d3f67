package dev.freshet.streams.app;

import dev.freshet.streams.config.ErrorsConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How many failed threads may still be replaced. Safe for use by many threads. */
final class ReplacementBudget {

    private final ErrorsConfig config;
    private final LongSupplier clockMs;
    private final Deque<Long> spentAtMs = new ArrayDeque<>();

    /** @param clockMs a clock that never goes back, in ms */
    ReplacementBudget(ErrorsConfig config, LongSupplier clockMs) {
        this.config = config;
        this.clockMs = clockMs;
    }

    /** Whether one more may be replaced now; if so, it is counted. */
    synchronized boolean spend() {
        long nowMs = clockMs.getAsLong();
        while (!spentAtMs.isEmpty()
                && nowMs - spentAtMs.getFirst() > config.window().toMillis()) {
            spentAtMs.removeFirst();
        }
        if (spentAtMs.size() >= config.maxReplacements()) {
            return false;
        }
        spentAtMs.addLast(nowMs);
        return true;
    }
}
