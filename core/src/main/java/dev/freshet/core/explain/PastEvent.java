package dev.freshet.core.explain;

import dev.freshet.core.event.EventType;
import dev.freshet.core.state.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slots of a ring that one event brought.
 *
 * @param hash {@link dev.freshet.core.Hashes#event}
 * @param slots at least one
 */
record PastEvent(long hash, List<Slot> slots) {

    /** The events of a ring, oldest first. */
    static List<PastEvent> of(List<Slot> ring) {
        Map<Long, PastEvent> byHash = new LinkedHashMap<>();
        for (Slot slot : ring) {
            byHash.computeIfAbsent(slot.eventHash(), hash -> new PastEvent(hash, new ArrayList<>()))
                    .slots()
                    .add(slot);
        }
        return List.copyOf(byHash.values());
    }

    boolean isSearch() {
        return slots.get(0).type() == EventType.SEARCH;
    }

    /** Whether it is a purchase of the item. */
    boolean bought(long itemHash) {
        return slots.stream()
                .anyMatch(slot -> slot.type() == EventType.PURCHASE
                        && slot instanceof Slot.ItemSlot past
                        && past.itemHash() == itemHash);
    }
}
