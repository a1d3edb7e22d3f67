package dev.freshet.core.baseline;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** The items that a baseline knows: a number from 0 for each id, in order of first sight, and how many events each was in. */
final class Items {

    static final int UNKNOWN = -1;

    private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final IntArrayList events = new IntArrayList();

    Items() {
        numbers.defaultReturnValue(UNKNOWN);
    }

    int size() {
        return ids.size();
    }

    /** The item's number, or {@link #UNKNOWN}. */
    int number(String itemId) {
        return numbers.getInt(itemId);
    }

    /** The item's number; the next one if it is new. */
    int add(String itemId) {
        int known = numbers.putIfAbsent(itemId, ids.size());
        if (known != UNKNOWN) {
            return known;
        }
        ids.add(itemId);
        events.add(0);
        return ids.size() - 1;
    }

    void countEvent(int number) {
        events.set(number, events.getInt(number) + 1);
    }

    String id(int number) {
        return ids.get(number);
    }

    int events(int number) {
        return events.getInt(number);
    }
}
