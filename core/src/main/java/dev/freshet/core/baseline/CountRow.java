package dev.freshet.core.baseline;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntMaps;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;

/** One count per item number; most are zero in a sparse row, many are not in a dense one. */
sealed interface CountRow {

    /** A row of zeros. */
    static CountRow empty() {
        return new Sparse(new Int2IntOpenHashMap(4));
    }

    /**
     * Counts one more.
     *
     * @param items how many item numbers there are now
     * @return the row to go on with: this one, or a dense one with the same counts
     */
    CountRow increment(int item, int items);

    int get(int item);

    /** Adds weight times each count to the item's place in the sums. */
    void addTo(double[] sums, double weight);

    /** A hash table: 11 to 21 bytes a count that is not zero. */
    record Sparse(Int2IntOpenHashMap counts) implements CountRow {

        /** Below it a row is small either way, and too young to tell what it will become. */
        private static final int LEAST_DENSE = 256;

        @Override
        public CountRow increment(int item, int items) {
            counts.addTo(item, 1);
            // From a quarter on, four bytes for every item are less than the table, and several times faster.
            return counts.size() >= LEAST_DENSE && counts.size() >= items / 4 ? dense(items) : this;
        }

        private Dense dense(int items) {
            Dense dense = new Dense(items);
            for (Int2IntMap.Entry entry : Int2IntMaps.fastIterable(counts)) {
                dense.counts[entry.getIntKey()] = entry.getIntValue();
            }
            return dense;
        }

        @Override
        public int get(int item) {
            return counts.get(item);
        }

        @Override
        public void addTo(double[] sums, double weight) {
            for (Int2IntMap.Entry entry : Int2IntMaps.fastIterable(counts)) {
                sums[entry.getIntKey()] += entry.getIntValue() * weight;
            }
        }
    }

    /** An array: four bytes an item. */
    final class Dense implements CountRow {

        private int[] counts;

        private Dense(int items) {
            counts = new int[items];
        }

        @Override
        public CountRow increment(int item, int items) {
            if (item >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(items, counts.length + counts.length / 4));
            }
            counts[item]++;
            return this;
        }

        @Override
        public int get(int item) {
            return item < counts.length ? counts[item] : 0;
        }

        @Override
        public void addTo(double[] sums, double weight) {
            // Room kept for items to come holds zeros.
            int end = Math.min(counts.length, sums.length);
            for (int item = 0; item < end; item++) {
                sums[item] += counts[item] * weight;
            }
        }
    }
}
