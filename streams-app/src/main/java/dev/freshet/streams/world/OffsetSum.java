package dev.freshet.streams.world;

import java.util.HashMap;
import java.util.Map;

/** How far a topic has been read: the sum of the next offsets of its partitions. Grows with every record. */
final class OffsetSum {

    private final Map<Integer, Long> next = new HashMap<>();

    void seen(int partition, long offset) {
        next.merge(partition, offset + 1, Math::max);
    }

    long value() {
        return next.values().stream().mapToLong(Long::longValue).sum();
    }
}
