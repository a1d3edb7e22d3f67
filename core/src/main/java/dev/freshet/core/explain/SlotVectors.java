package dev.freshet.core.explain;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.state.Ring;

/** The vectors of a ring's items, side by side. Read again for every ring; belongs to one thread. */
public final class SlotVectors {

    private float[] vectors = new float[0];
    private boolean[] known = new boolean[0];
    private int first;
    private int dimensions;

    /** Reads the slots of a ring from one on. */
    void read(Ring ring, int from, Bundle bundle, ItemSpace space) {
        first = from;
        dimensions = bundle.dimensions();
        int count = ring.size() - from;
        if (known.length < count || vectors.length < count * dimensions) {
            known = new boolean[count];
            vectors = new float[count * dimensions];
        }
        for (int i = 0; i < count; i++) {
            known[i] = !ring.isSearch(from + i) && copy(bundle, space, ring.itemHash(from + i), i * dimensions);
        }
    }

    private boolean copy(Bundle bundle, ItemSpace space, long itemHash, int at) {
        int row = bundle.items().row(itemHash);
        if (row < 0) {
            return space.copyVector(itemHash, vectors, at);
        }
        bundle.items().copyVector(row, vectors, at);
        return true;
    }

    /** The inner product of a slot's vector with that of an item of the space; lowest where the slot has none. */
    double nearness(int slot, ItemSpace space, int item) {
        int i = slot - first;
        return known[i] ? space.similarity(vectors, i * dimensions, item) : Double.NEGATIVE_INFINITY;
    }
}
