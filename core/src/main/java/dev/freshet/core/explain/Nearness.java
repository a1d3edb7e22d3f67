package dev.freshet.core.explain;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.state.Ring;

/**
 * How near the slots of a ring lie to the items of a slate: inner products of all with all. Read again for every slate; belongs
 * to one thread.
 */
public final class Nearness {

    // [slots * d]: the slots' vectors, and the same by dimension as the inner loop wants them.
    private float[] rows = new float[0];
    private float[][] columns = new float[0][0];
    private boolean[] known = new boolean[0];
    // By item, then by slot.
    private float[][] nearness = new float[0][0];
    private int first;
    private int slots;
    private int items;

    /**
     * Compares the slots of a ring from one on with the items of a slate.
     *
     * @param slate indexes in the space
     */
    void read(Ring ring, int from, int[] slate, Bundle bundle, ItemSpace space) {
        first = from;
        slots = ring.size() - from;
        items = slate.length;
        makeRoom(bundle.dimensions());
        readVectors(ring, bundle, space);
        for (int place = 0; place < items; place++) {
            space.similarities(slate[place], columns, slots, nearness[place]);
        }
    }

    private void makeRoom(int dimensions) {
        if (known.length < slots || columns.length != dimensions) {
            rows = new float[slots * dimensions];
            columns = new float[dimensions][slots];
            known = new boolean[slots];
        }
        if (nearness.length < items || nearness[0].length < slots) {
            nearness = new float[Math.max(nearness.length, items)][known.length];
        }
    }

    private void readVectors(Ring ring, Bundle bundle, ItemSpace space) {
        int d = columns.length;
        for (int slot = 0; slot < slots; slot++) {
            known[slot] = !ring.isSearch(first + slot) && copy(bundle, space, ring.itemHash(first + slot), slot * d);
        }
        for (int k = 0; k < d; k++) {
            float[] column = columns[k];
            for (int slot = 0; slot < slots; slot++) {
                column[slot] = rows[slot * d + k];
            }
        }
    }

    private boolean copy(Bundle bundle, ItemSpace space, long itemHash, int at) {
        int row = bundle.items().row(itemHash);
        if (row < 0) {
            return space.copyVector(itemHash, rows, at);
        }
        bundle.items().copyVector(row, rows, at);
        return true;
    }

    /** Between a slot and the item at a place; lowest where the slot has no vector. */
    double of(int slot, int place) {
        int i = slot - first;
        return known[i] ? nearness[place][i] : Double.NEGATIVE_INFINITY;
    }

    /** For each item the slot that is nearest to it: the newest among equals, and where no slot has a vector. */
    int[] nearest() {
        int[] nearest = new int[items];
        for (int place = 0; place < items; place++) {
            nearest[place] = nearest(place);
        }
        return nearest;
    }

    private int nearest(int place) {
        int best = slots - 1;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = slots - 1; i >= 0; i--) {
            if (known[i] && nearness[place][i] > most) {
                most = nearness[place][i];
                best = i;
            }
        }
        return first + best;
    }
}
