package dev.freshet.core.retrieval;

/** Clusters by what they may hold, the best first: a binary heap, since few of them are ever asked for. */
final class ClusterQueue {

    private long[] keys = new long[0];
    private int count;

    void fill(float[] scores, int n) {
        if (keys.length < n) {
            keys = new long[n];
        }
        for (int i = 0; i < n; i++) {
            keys[i] = Hits.encode(scores[i], i);
        }
        count = n;
        for (int i = n / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    float bestScore() {
        return Hits.decode(keys[0]);
    }

    int removeBest() {
        int best = ~(int) keys[0];
        keys[0] = keys[--count];
        sink(0);
        return best;
    }

    private void sink(int from) {
        long key = keys[from];
        int at = from;
        for (int child = 2 * at + 1; child < count; child = 2 * at + 1) {
            if (child + 1 < count && keys[child + 1] > keys[child]) {
                child++;
            }
            if (keys[child] <= key) {
                break;
            }
            keys[at] = keys[child];
            at = child;
        }
        keys[at] = key;
    }
}
