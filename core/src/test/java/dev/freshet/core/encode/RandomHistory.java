package dev.freshet.core.encode;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.Hashes;
import dev.freshet.core.event.EventType;
import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.core.state.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A subject's slots, more and more of them, as random events bring them. */
final class RandomHistory {

    private static final List<String> ITEMS = List.of("tea", "mug", "lamp", "bulb", "boot", "sock", "new");
    private static final List<EventType> TYPES = List.of(EventType.BROWSE, EventType.ADD_TO_CART, EventType.PURCHASE);

    private final Random random;
    private final List<Slot> slots = new ArrayList<>();
    private long events;
    private long timeMs = 1_700_000_000_000L;

    RandomHistory(long seed) {
        this.random = new Random(seed);
    }

    /** An event of so many slots; one of a single slot may be a search. */
    void event(int count) {
        events++;
        timeMs += 1L << random.nextInt(30);
        EventType type = TYPES.get(random.nextInt(TYPES.size()));
        boolean search = count == 1 && random.nextInt(4) == 0;
        for (int i = 0; i < count; i++) {
            slots.add(search ? search() : item(type, ITEMS.get(random.nextInt(ITEMS.size()))));
        }
    }

    void item(String id) {
        events++;
        slots.add(item(EventType.BROWSE, id));
    }

    private Slot item(EventType type, String id) {
        return new Slot.ItemSlot(type, Hashes.item(id), timeMs, eventHash());
    }

    private Slot search() {
        return new Slot.SearchSlot(ImmutableIntArray.of(Hashes.term("light")), timeMs, eventHash());
    }

    /** Another hash for an event that comes in the place of one that was taken back. */
    private long eventHash() {
        return events * 1_000_003 + 17;
    }

    /** Takes the last slots back. The events that follow are others. */
    void goBack(int count) {
        slots.subList(slots.size() - count, slots.size()).clear();
    }

    /** Gives a slot of the ring another time, in order still. */
    void shiftTime(int at) {
        int place = slots.size() - ring().size() + at;
        long before = place == 0 ? 0 : slots.get(place - 1).timeMs();
        Slot slot = slots.get(place);
        long shifted = Math.max(before, slot.timeMs() - 1);
        if (shifted == slot.timeMs()) {
            throw new IllegalStateException("no room before slot " + at);
        }
        slots.set(
                place,
                slot instanceof Slot.ItemSlot item
                        ? new Slot.ItemSlot(item.type(), item.itemHash(), shifted, item.eventHash())
                        : new Slot.SearchSlot(((Slot.SearchSlot) slot).terms(), shifted, slot.eventHash()));
    }

    List<Slot> ring() {
        return List.copyOf(slots.subList(Math.max(0, slots.size() - TinyStepBundle.RING), slots.size()));
    }
}
