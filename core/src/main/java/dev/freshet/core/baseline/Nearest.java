package dev.freshet.core.baseline;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import java.util.Arrays;

/** Adds up similarities to numbered neighbours and gives the most similar ones. Scratch: used again for every question. */
final class Nearest {

    private final IntArrayList touched = new IntArrayList();
    private double[] similarities = new double[0];

    /** Forgets all similarities, and makes room for so many neighbours. */
    void clear(int neighbours) {
        for (int i = 0; i < touched.size(); i++) {
            similarities[touched.getInt(i)] = 0;
        }
        touched.clear();
        if (neighbours > similarities.length) {
            similarities = Arrays.copyOf(similarities, Math.max(neighbours, 2 * similarities.length));
        }
    }

    /** @param more above 0 */
    void add(int neighbour, double more) {
        if (similarities[neighbour] == 0) {
            touched.add(neighbour);
        }
        similarities[neighbour] += more;
    }

    void scale(int neighbour, double factor) {
        similarities[neighbour] *= factor;
    }

    double similarity(int neighbour) {
        return similarities[neighbour];
    }

    /** All that something was added to, of the highest number first, at most so many. */
    int[] newest(int most) {
        int[] all = touched.toIntArray();
        Arrays.sort(all);
        int[] newest = new int[Math.min(most, all.length)];
        for (int i = 0; i < newest.length; i++) {
            newest[i] = all[all.length - 1 - i];
        }
        return newest;
    }

    /** The most similar of some, in no order; of equals those of the higher number. */
    int[] best(int most, int[] some) {
        IntHeapPriorityQueue kept = new IntHeapPriorityQueue((a, b) -> {
            int bySimilarity = Double.compare(similarities[a], similarities[b]);
            return bySimilarity != 0 ? bySimilarity : Integer.compare(a, b);
        });
        for (int neighbour : some) {
            kept.enqueue(neighbour);
            if (kept.size() > most) {
                kept.dequeueInt();
            }
        }
        int[] best = new int[kept.size()];
        for (int i = 0; i < best.length; i++) {
            best[i] = kept.dequeueInt();
        }
        return best;
    }
}
