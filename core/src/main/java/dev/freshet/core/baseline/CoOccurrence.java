package dev.freshet.core.baseline;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntMaps;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * How many subjects have an item, and how many have two items both. Items are numbers from 0, in order of first sight; a pair is
 * stored in both items' rows, some 30 bytes a pair.
 */
final class CoOccurrence {

    private final IntArrayList subjects = new IntArrayList();
    private final List<Int2IntOpenHashMap> rows = new ArrayList<>();

    /** Makes room for the next item; its number is the count of those before it. */
    void addItem() {
        subjects.add(0);
        rows.add(new Int2IntOpenHashMap(4));
    }

    int items() {
        return subjects.size();
    }

    /** One more subject has the item. */
    void countSubject(int item) {
        subjects.set(item, subjects.getInt(item) + 1);
    }

    /** One more subject has both. */
    void countPair(int a, int b) {
        rows.get(a).addTo(b, 1);
        rows.get(b).addTo(a, 1);
    }

    /** The subjects who have the item. */
    int subjectsOf(int item) {
        return subjects.getInt(item);
    }

    /** The items that share subjects with this one, and how many; to be read only. */
    Iterable<Int2IntMap.Entry> neighbours(int item) {
        return Int2IntMaps.fastIterable(rows.get(item));
    }

    /** Cosine of the two items' 0/1 vectors over all subjects: 0 (no subject in common) to 1. */
    double cosine(int a, int b) {
        int both = a == b ? subjectsOf(a) : rows.get(a).get(b);
        return both == 0 ? 0 : both * inverseNorm(a) * inverseNorm(b);
    }

    /** One over the length of the item's 0/1 vector over all subjects. */
    double inverseNorm(int item) {
        return 1 / Math.sqrt(subjectsOf(item));
    }
}
