package dev.freshet.core.candidates;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog's items as one bundle sees them: a vector and a bias each, from the bundle's table or, for items that it has
 * never seen, from its content encoder. Immutable.
 */
public final class ItemSpace implements OutsideItems {

    /** No items. */
    public static final ItemSpace EMPTY = new ItemSpace("", 0, List.of(), new float[0], new float[0]);

    private final String bundleChecksum;
    private final int dimensions;
    private final List<CatalogItem> items;
    private final float[] vectors;
    private final float[] biases;
    private final Long2IntOpenHashMap indexes;
    private final Map<String, Integer> indexesById = new HashMap<>();

    private ItemSpace(String bundleChecksum, int dimensions, List<CatalogItem> items, float[] vectors, float[] biases) {
        this.bundleChecksum = bundleChecksum;
        this.dimensions = dimensions;
        this.items = List.copyOf(items);
        this.vectors = vectors;
        this.biases = biases;
        this.indexes = new Long2IntOpenHashMap(items.size());
        indexes.defaultReturnValue(-1);
        for (int i = 0; i < items.size(); i++) {
            indexes.put(Hashes.item(items.get(i).itemId()), i);
            indexesById.put(items.get(i).itemId(), i);
        }
    }

    /**
     * Lays out a catalog for a bundle.
     *
     * @param previous an older space, whose content vectors are taken over where bundle and item are the same
     * @throws dev.freshet.core.model.ModelException if the content encoder fails
     */
    public static ItemSpace of(Bundle bundle, Catalog catalog, ItemSpace previous) {
        List<CatalogItem> known = new ArrayList<>();
        List<CatalogItem> unseen = new ArrayList<>();
        for (CatalogItem item : catalog.items()) {
            (bundle.items().row(Hashes.item(item.itemId())) >= 0 ? known : unseen).add(item);
        }
        Optional<float[][]> described = describe(bundle, unseen, previous);
        List<CatalogItem> all = new ArrayList<>(known);
        described.ifPresent(vectors -> all.addAll(unseen));
        int d = bundle.dimensions();
        float[] vectors = new float[all.size() * d];
        float[] biases = new float[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (i < known.size()) {
                int row = bundle.items().row(Hashes.item(all.get(i).itemId()));
                bundle.items().copyVector(row, vectors, i * d);
                biases[i] = bundle.items().bias(row);
            } else {
                System.arraycopy(described.orElseThrow()[i - known.size()], 0, vectors, i * d, d);
                biases[i] = bundle.coldBias();
            }
        }
        return new ItemSpace(bundle.checksum(), d, all, vectors, biases);
    }

    private static Optional<float[][]> describe(Bundle bundle, List<CatalogItem> unseen, ItemSpace previous) {
        float[][] vectors = new float[unseen.size()][];
        List<CatalogItem> fresh = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < unseen.size(); i++) {
            int old = previous.bundleChecksum.equals(bundle.checksum())
                    ? previous.index(unseen.get(i).itemId())
                    : -1;
            if (old >= 0 && previous.items.get(old).equals(unseen.get(i))) {
                vectors[i] = previous.vector(old);
            } else {
                fresh.add(unseen.get(i));
                places.add(i);
            }
        }
        Optional<float[][]> made = bundle.describe(fresh);
        made.ifPresent(rows -> {
            for (int i = 0; i < rows.length; i++) {
                vectors[places.get(i)] = rows[i];
            }
        });
        return made.map(rows -> vectors);
    }

    public int size() {
        return items.size();
    }

    public CatalogItem item(int index) {
        return items.get(index);
    }

    /** The index of an item, or -1 if it has no vector here. */
    public int index(String itemId) {
        return indexesById.getOrDefault(itemId, -1);
    }

    /** user . item + bias. */
    public float score(float[] user, int index) {
        float sum = biases[index];
        int at = index * dimensions;
        for (int i = 0; i < dimensions; i++) {
            sum += user[i] * vectors[at + i];
        }
        return sum;
    }

    /** What an item scores for somebody of whom nothing is known. */
    public float bias(int index) {
        return biases[index];
    }

    public float[] vector(int index) {
        float[] copy = new float[dimensions];
        System.arraycopy(vectors, index * dimensions, copy, 0, dimensions);
        return copy;
    }

    @Override
    public boolean copyVector(long itemHash, float[] into, int at) {
        int index = indexes.get(itemHash);
        if (index < 0) {
            return false;
        }
        System.arraycopy(vectors, index * dimensions, into, at, dimensions);
        return true;
    }
}
