package dev.freshet.core.explain;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.List;

/**
 * How much of its score each item of a slate owes to each of some past events.
 *
 * @param events newest first; a basket is named by its first item
 * @param lost for each event, for each item in the slate's order: the score that the item loses when the event is taken out of the
 *     history; below 0 where it gains
 */
public record EventLosses(List<Evidence> events, List<ImmutableDoubleArray> lost) {

    /** Of no event. */
    public static final EventLosses NONE = new EventLosses(List.of(), List.of());

    public EventLosses {
        events = List.copyOf(events);
        lost = List.copyOf(lost);
        if (events.size() != lost.size()) {
            throw new IllegalArgumentException(lost.size() + " rows of losses for " + events.size() + " events");
        }
    }
}
