package dev.freshet.core.candidates;

import java.util.Arrays;

/**
 * The few best of many scored items: a higher score is better and, among equals, the lower index, so that a slate never depends
 * on luck. Scratch of one thread, used again and again: {@link #clear}, any number of {@link #add}, then read, in order only
 * after {@link #sort}.
 */
public final class BestItems {

    // A heap with the worst at 0 until it is sorted.
    private double[] scores = new double[0];
    private int[] indexes = new int[0];
    private int limit;
    private int size;

    /** Forgets everything; keeps at most so many from now on, 0 or more. */
    public void clear(int mostKept) {
        limit = mostKept;
        size = 0;
    }

    private boolean wouldEnter(double score, int index) {
        return size < limit || (limit > 0 && isBetter(score, index, scores[0], indexes[0]));
    }

    /** Keeps an item, in place of the worst one kept where there are enough; or does nothing where it is worse than all of them. */
    public void add(double score, int index) {
        if (size < limit) {
            if (size == scores.length) {
                grow();
            }
            rise(size++, score, index);
        } else if (wouldEnter(score, index)) {
            sink(0, size, score, index);
        }
    }

    /** Puts the best first. Nothing may be added afterwards but for {@link #clear}. */
    public void sort() {
        for (int last = size - 1; last > 0; last--) {
            double score = scores[last];
            int index = indexes[last];
            scores[last] = scores[0];
            indexes[last] = indexes[0];
            sink(0, last, score, index);
        }
    }

    public int size() {
        return size;
    }

    public int index(int place) {
        return indexes[place];
    }

    /** The index at each place. */
    public int[] indexes() {
        return Arrays.copyOf(indexes, size);
    }

    public double score(int place) {
        return scores[place];
    }

    private void grow() {
        int length = Math.min(limit, Math.max(16, 2 * size));
        scores = Arrays.copyOf(scores, length);
        indexes = Arrays.copyOf(indexes, length);
    }

    private void rise(int from, double score, int index) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!isBetter(scores[parent], indexes[parent], score, index)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        scores[at] = score;
        indexes[at] = index;
    }

    private void sink(int from, int end, double score, int index) {
        int at = from;
        while (2 * at + 1 < end) {
            int child = 2 * at + 1;
            if (child + 1 < end && isBetter(scores[child], indexes[child], scores[child + 1], indexes[child + 1])) {
                child++;
            }
            if (!isBetter(score, index, scores[child], indexes[child])) {
                break;
            }
            move(child, at);
            at = child;
        }
        scores[at] = score;
        indexes[at] = index;
    }

    private void move(int from, int to) {
        scores[to] = scores[from];
        indexes[to] = indexes[from];
    }

    private static boolean isBetter(double score, int index, double otherScore, int otherIndex) {
        return score > otherScore || (score == otherScore && index < otherIndex);
    }
}
