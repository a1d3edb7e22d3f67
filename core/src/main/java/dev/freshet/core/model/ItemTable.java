package dev.freshet.core.model;

import dev.freshet.core.Hashes;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.List;

/** The items of a bundle: ids, vectors, biases and co-visitation, row by row. Immutable. */
public final class ItemTable {

    private final List<String> ids;
    private final float[] vectors;
    private final float[] biases;
    private final CoVisitation coVisitation;
    private final int dimensions;
    private final Long2IntOpenHashMap rows;

    ItemTable(List<String> ids, float[] vectors, float[] biases, CoVisitation coVisitation) {
        this.ids = List.copyOf(ids);
        this.vectors = vectors;
        this.biases = biases;
        this.coVisitation = coVisitation;
        this.dimensions = vectors.length / ids.size();
        this.rows = new Long2IntOpenHashMap(ids.size());
        rows.defaultReturnValue(-1);
        for (int row = 0; row < ids.size(); row++) {
            rows.put(Hashes.item(ids.get(row)), row);
        }
    }

    public int size() {
        return ids.size();
    }

    public List<String> ids() {
        return ids;
    }

    /** The row of an item by {@link Hashes#item}, or -1. */
    public int row(long itemHash) {
        return rows.get(itemHash);
    }

    /** What is visited around what; nothing where the bundle does not say. */
    public CoVisitation coVisitation() {
        return coVisitation;
    }

    public float bias(int row) {
        return biases[row];
    }

    /** Copies an item's vector to a place in a larger array. */
    public void copyVector(int row, float[] into, int at) {
        System.arraycopy(vectors, row * dimensions, into, at, dimensions);
    }
}
