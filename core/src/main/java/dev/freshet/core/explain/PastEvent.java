package dev.freshet.core.explain;

import dev.freshet.core.event.EventType;
import dev.freshet.core.state.Ring;
import java.util.ArrayList;
import java.util.List;

/**
 * The slots of a ring that one event brought.
 *
 * @param hash {@link dev.freshet.core.Hashes#event}
 * @param from the first of its slots
 * @param to the slot after the last of them
 */
record PastEvent(long hash, EventType type, int from, int to) {

    /** The events of a ring's last slots, newest first. */
    static List<PastEvent> newestFirst(Ring ring, int slots) {
        List<PastEvent> events = new ArrayList<>();
        int oldest = ring.size() - slots;
        int to = ring.size();
        for (int i = ring.size() - 1; i >= oldest; i--) {
            if (i == oldest || ring.eventHash(i - 1) != ring.eventHash(i)) {
                events.add(new PastEvent(ring.eventHash(i), ring.type(i), i, to));
                to = i;
            }
        }
        return events;
    }

    boolean isSearch() {
        return type == EventType.SEARCH;
    }

    /** Whether some slots of a ring hold a purchase of the item. */
    static boolean isBought(Ring ring, int from, int to, long itemHash) {
        for (int i = from; i < to; i++) {
            if (ring.typeCode(i) == EventType.PURCHASE.code() && ring.itemHash(i) == itemHash) {
                return true;
            }
        }
        return false;
    }
}
