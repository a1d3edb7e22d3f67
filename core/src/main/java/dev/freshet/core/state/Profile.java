package dev.freshet.core.state;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;

/**
 * A few figures about a subject's whole life.
 *
 * @param firstMs time of the first event, ms since 1970 UTC or unknown
 * @param lastMs latest event time seen, ms since 1970 UTC or unknown
 * @param counts accepted events by {@link EventType#code}; index 0 is unused
 */
public record Profile(long firstMs, long lastMs, ImmutableIntArray counts) {

    static final int TYPES = EventType.values().length + 1;
    static final Profile EMPTY =
            new Profile(EventTime.UNKNOWN, EventTime.UNKNOWN, ImmutableIntArray.copyOf(new int[TYPES]));

    public Profile {
        if (counts.length() != TYPES) {
            throw new IllegalArgumentException(counts.length() + " counts; " + TYPES + " are expected");
        }
    }

    /** How many events of a type were accepted. */
    public int count(EventType type) {
        return counts.get(type.code());
    }

    Profile with(EventType type, long timeMs) {
        int[] next = counts.toArray();
        next[type.code()]++;
        boolean first = !EventTime.isKnown(firstMs) || (EventTime.isKnown(timeMs) && timeMs < firstMs);
        return new Profile(first ? timeMs : firstMs, Math.max(lastMs, timeMs), ImmutableIntArray.copyOf(next));
    }
}
