package dev.freshet.core.baseline;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * How many subjects have an item, and how many have two items both. Items are numbers from 0, in order of first sight; a pair is
 * counted in both items' rows: at worst about 4 n&sup2; bytes for n items, far less where most pairs never meet.
 */
final class CoOccurrence {

    private final IntArrayList subjects = new IntArrayList();
    private final List<CountRow> rows = new ArrayList<>();

    /** Makes room for items up to so many. */
    void makeRoom(int items) {
        while (rows.size() < items) {
            subjects.add(0);
            rows.add(CountRow.empty());
        }
    }

    int items() {
        return rows.size();
    }

    /** One more subject has the item. */
    void countSubject(int item) {
        subjects.set(item, subjects.getInt(item) + 1);
    }

    /** One more subject has both. */
    void countPair(int a, int b) {
        rows.set(a, rows.get(a).increment(b, items()));
        rows.set(b, rows.get(b).increment(a, items()));
    }

    /** Cosine of the two items' 0/1 vectors over all subjects: 0 (no subject in common) to 1. */
    double cosine(int a, int b) {
        int both = a == b ? subjects.getInt(a) : rows.get(a).get(b);
        return both == 0 ? 0 : both * inverseNorm(a) * inverseNorm(b);
    }

    /** Adds to every item's score its cosines to the given ones, itself left out; nothing where it shares no subject with any. */
    void addCosines(int[] given, double[] scores) {
        double[] sums = new double[items()];
        for (int item : given) {
            rows.get(item).addTo(sums, inverseNorm(item));
        }
        for (int item = 0; item < sums.length; item++) {
            if (sums[item] > 0) {
                scores[item] += sums[item] * inverseNorm(item);
            }
        }
    }

    /** One over the length of the item's 0/1 vector over all subjects; the item has at least one. */
    private double inverseNorm(int item) {
        return 1 / Math.sqrt(subjects.getInt(item));
    }
}
