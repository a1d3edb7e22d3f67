package dev.freshet.core.candidates;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The catalog's items as one bundle sees them, each at an index from 0: a vector and a bias, from the bundle's table or, for items
 * that it has never seen, from its content encoder. An item without either has no index. Immutable.
 */
public final class ItemSpace implements OutsideItems {

    /** No items. */
    public static final ItemSpace EMPTY = new ItemSpace("", 0, List.of(), new long[0], new float[0], new float[0]);

    private final String bundleChecksum;
    private final int dimensions;
    private final List<CatalogItem> items;
    private final long[] hashes;
    private final float[] vectors;
    private final float[] biases;
    private final Long2IntOpenHashMap indexesByHash;
    private final Object2IntOpenHashMap<String> indexesById;

    private ItemSpace(
            String bundleChecksum,
            int dimensions,
            List<CatalogItem> items,
            long[] hashes,
            float[] vectors,
            float[] biases) {
        this.bundleChecksum = bundleChecksum;
        this.dimensions = dimensions;
        this.items = List.copyOf(items);
        this.hashes = hashes;
        this.vectors = vectors;
        this.biases = biases;
        this.indexesByHash = new Long2IntOpenHashMap(items.size());
        indexesByHash.defaultReturnValue(-1);
        this.indexesById = new Object2IntOpenHashMap<>(items.size());
        indexesById.defaultReturnValue(-1);
        for (int i = 0; i < items.size(); i++) {
            indexesByHash.put(hashes[i], i);
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
        IntArrayList places = new IntArrayList(catalog.size());
        IntArrayList unseenPlaces = new IntArrayList();
        for (int place = 0; place < catalog.size(); place++) {
            (bundle.items().row(catalog.hash(place)) >= 0 ? places : unseenPlaces).add(place);
        }
        int known = places.size();
        List<CatalogItem> unseen =
                unseenPlaces.intStream().mapToObj(catalog.items()::get).toList();
        Optional<float[][]> described = describe(bundle, unseen, previous);
        described.ifPresent(vectors -> places.addAll(unseenPlaces));
        int d = bundle.dimensions();
        List<CatalogItem> items = new ArrayList<>(places.size());
        long[] hashes = new long[places.size()];
        float[] vectors = new float[places.size() * d];
        float[] biases = new float[places.size()];
        for (int i = 0; i < places.size(); i++) {
            items.add(catalog.items().get(places.getInt(i)));
            hashes[i] = catalog.hash(places.getInt(i));
            if (i < known) {
                int row = bundle.items().row(hashes[i]);
                bundle.items().copyVector(row, vectors, i * d);
                biases[i] = bundle.items().bias(row);
            } else {
                System.arraycopy(described.orElseThrow()[i - known], 0, vectors, i * d, d);
                biases[i] = bundle.coldBias();
            }
        }
        return new ItemSpace(bundle.checksum(), d, items, hashes, vectors, biases);
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

    /** {@link dev.freshet.core.Hashes#item} of an item. */
    public long hash(int index) {
        return hashes[index];
    }

    /** The index of an item by {@link dev.freshet.core.Hashes#item}, or -1 if it has no vector here. */
    public int index(long itemHash) {
        return indexesByHash.get(itemHash);
    }

    /** The index of an item, or -1 if it has no vector here. */
    public int index(String itemId) {
        return indexesById.getInt(itemId);
    }

    /** user . item + bias. */
    public float score(float[] user, int index) {
        int at = index * dimensions;
        // Four sums that do not wait for one another, in an order that is the same on every machine.
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = 0;
        for (; i < dimensions - 3; i += 4) {
            first += user[i] * vectors[at + i];
            second += user[i + 1] * vectors[at + i + 1];
            third += user[i + 2] * vectors[at + i + 2];
            fourth += user[i + 3] * vectors[at + i + 3];
        }
        for (; i < dimensions; i++) {
            first += user[i] * vectors[at + i];
        }
        return biases[index] + ((first + second) + (third + fourth));
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
        int index = indexesByHash.get(itemHash);
        if (index < 0) {
            return false;
        }
        System.arraycopy(vectors, index * dimensions, into, at, dimensions);
        return true;
    }
}
