package dev.freshet.streams.counters;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each of some things happened. Safe for use by many threads. */
public final class Tally<K extends Enum<K>> {

    private final Class<K> kinds;
    private final Map<K, LongAdder> counts;

    public Tally(Class<K> kinds) {
        this.kinds = kinds;
        this.counts = new EnumMap<>(kinds);
        for (K kind : kinds.getEnumConstants()) {
            counts.put(kind, new LongAdder());
        }
    }

    public void add(K kind, long n) {
        adder(kind).add(n);
    }

    public long get(K kind) {
        return adder(kind).sum();
    }

    /** What happened at least once, in the order of the kinds. */
    public Map<K, Long> nonZero() {
        Map<K, Long> found = new EnumMap<>(kinds);
        counts.forEach((kind, adder) -> {
            long n = adder.sum();
            if (n != 0) {
                found.put(kind, n);
            }
        });
        return found;
    }

    private LongAdder adder(K kind) {
        LongAdder adder = counts.get(kind);
        if (adder == null) {
            throw new IllegalStateException("every kind has an adder");
        }
        return adder;
    }
}
