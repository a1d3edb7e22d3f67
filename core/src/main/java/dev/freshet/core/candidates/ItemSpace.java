package dev.freshet.core.candidates;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.retrieval.Columns;
import dev.freshet.core.retrieval.Hits;
import dev.freshet.core.retrieval.IndexSettings;
import dev.freshet.core.retrieval.ItemVectors;
import dev.freshet.core.retrieval.Panel;
import dev.freshet.core.retrieval.VectorIndex;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The catalog's items as one bundle sees them, each at an index from 0: a vector and a bias, from the bundle's table or, for items
 * that it has never seen, from its content encoder. An item without either has no index. Immutable.
 */
public final class ItemSpace implements OutsideItems {

    /** No items. */
    public static final ItemSpace EMPTY = empty();

    private final String bundleChecksum;
    private final int dimensions;
    private final List<CatalogItem> items;
    private final long[] hashes;
    private final float[] vectors;
    private final float[] biases;
    private final long[] versions;
    private final VectorIndex nearest;
    private final SpaceCoVisitation coVisitation;
    private final Long2IntOpenHashMap indexesByHash;
    private final Object2IntOpenHashMap<String> indexesById;

    /**
     * @param versions of the last vectors, which the bundle's table does not hold, as {@link OutsideItems#versionOf} has them
     * @param nearest over the same vectors and biases
     * @param coVisitation by the same indexes
     */
    ItemSpace(
            String bundleChecksum,
            int dimensions,
            List<CatalogItem> items,
            long[] hashes,
            float[] vectors,
            float[] biases,
            long[] versions,
            VectorIndex nearest,
            SpaceCoVisitation coVisitation) {
        this.bundleChecksum = bundleChecksum;
        this.dimensions = dimensions;
        this.items = List.copyOf(items);
        this.hashes = hashes;
        this.vectors = vectors;
        this.biases = biases;
        this.versions = versions;
        this.nearest = nearest;
        this.coVisitation = coVisitation;
        this.indexesByHash = new Long2IntOpenHashMap(items.size());
        indexesByHash.defaultReturnValue(-1);
        this.indexesById = new Object2IntOpenHashMap<>(items.size());
        indexesById.defaultReturnValue(-1);
        for (int i = 0; i < items.size(); i++) {
            indexesByHash.put(hashes[i], i);
            indexesById.put(items.get(i).itemId(), i);
        }
    }

    private static ItemSpace empty() {
        float[] none = new float[0];
        VectorIndex nothing = VectorIndex.of(new ItemVectors(1, none, none), IndexSettings.DEFAULTS);
        return new ItemSpace("", 1, List.of(), new long[0], none, none, new long[0], nothing, SpaceCoVisitation.NONE);
    }

    /**
     * Lays out a catalog for a bundle.
     *
     * @param previous an older space, whose content vectors are taken over where bundle and item are the same
     * @throws dev.freshet.core.model.ModelException if the content encoder fails
     */
    public static ItemSpace of(Bundle bundle, Catalog catalog, ItemSpace previous) {
        return new ItemLayout(bundle, catalog, previous.isOf(bundle) ? previous : EMPTY).lay();
    }

    private boolean isOf(Bundle bundle) {
        return bundleChecksum.equals(bundle.checksum());
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

    /** user . item + bias: to the last bit what {@link #nearest} and {@link #panel} make of it. */
    public float score(float[] user, int index) {
        return Columns.add(biases[index], user, 0, vectors, index * dimensions, dimensions);
    }

    /** Some items, to be scored at once. */
    Panel panel(int... indexes) {
        return Panel.of(new ItemVectors(dimensions, vectors, biases), indexes);
    }

    /** The inner product of two items' vectors. */
    public float similarity(int one, int other) {
        return Columns.add(0, vectors, one * dimensions, vectors, other * dimensions, dimensions);
    }

    /** Finds the items of highest score among those allowed, as {@link VectorIndex#search} does. */
    public void nearest(float[] user, int limit, IntPredicate allowed, Hits into) {
        nearest.search(user, limit, allowed, into);
    }

    /** The index of a space with other items; {@link VectorIndex#updated} says what is unchanged. */
    VectorIndex updated(ItemVectors newer, int[] unchanged) {
        return nearest.updated(newer, unchanged);
    }

    /** What is visited around what. */
    SpaceCoVisitation coVisitation() {
        return coVisitation;
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

    @Override
    public long version(long itemHash, int expectedDimensions) {
        int index = indexesByHash.get(itemHash);
        return index < 0 ? UNKNOWN : version(index);
    }

    /** {@link #version} by index, of an item that the bundle's table does not hold. */
    long version(int index) {
        return versions[index - (items.size() - versions.length)];
    }
}
