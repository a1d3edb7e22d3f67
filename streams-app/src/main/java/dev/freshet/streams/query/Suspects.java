package dev.freshet.streams.query;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * Instances that have just failed to answer. They are asked last for a moment, so that not every request waits for a dead one until
 * the group notices. Safe for many threads.
 */
final class Suspects {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ConcurrentMap<String, Long> untilNanos = new ConcurrentHashMap<>();
    private final LongSupplier nanoClock;

    Suspects(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    void add(String instance) {
        untilNanos.put(instance, nanoClock.getAsLong() + MOMENT.toNanos());
    }

    boolean contains(String instance) {
        Long until = untilNanos.get(instance);
        if (until == null) {
            return false;
        }
        if (nanoClock.getAsLong() - until < 0) {
            return true;
        }
        untilNanos.remove(instance, until);
        return false;
    }
}
