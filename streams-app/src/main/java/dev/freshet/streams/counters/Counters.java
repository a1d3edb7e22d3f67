package dev.freshet.streams.counters;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts of this process since its start, work of aborted transactions included: for watching, not for proving. Safe for
 * use by many threads.
 */
public final class Counters {

    private final Map<Counter, LongAdder> counts = new EnumMap<>(Counter.class);

    public Counters() {
        for (Counter counter : Counter.values()) {
            counts.put(counter, new LongAdder());
        }
    }

    public void add(Counter counter) {
        add(counter, 1);
    }

    public void add(Counter counter, long n) {
        adder(counter).add(n);
    }

    public long get(Counter counter) {
        return adder(counter).sum();
    }

    private LongAdder adder(Counter counter) {
        LongAdder adder = counts.get(counter);
        if (adder == null) {
            throw new IllegalStateException("every counter has an adder");
        }
        return adder;
    }
}
