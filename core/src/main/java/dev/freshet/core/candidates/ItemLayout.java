package dev.freshet.core.candidates;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.ItemTable;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.retrieval.ItemVectors;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lays out a catalog for a bundle: first the items of the bundle's table, then those that its content encoder describes, both in
 * the catalog's order. Used once.
 */
final class ItemLayout {

    /** Stands for an item that is new or changed. */
    private static final int CHANGED = -1;

    private final Bundle bundle;
    private final Catalog catalog;
    private final ItemSpace previous;

    /** @param previous a space of the same bundle, or an empty one */
    ItemLayout(Bundle bundle, Catalog catalog, ItemSpace previous) {
        this.bundle = bundle;
        this.catalog = catalog;
        this.previous = previous;
    }

    /** @throws dev.freshet.core.model.ModelException if the content encoder fails */
    ItemSpace lay() {
        ItemTable table = bundle.items();
        IntArrayList places = new IntArrayList(catalog.size());
        IntArrayList unseen = new IntArrayList();
        for (int place = 0; place < catalog.size(); place++) {
            (table.row(catalog.hash(place)) >= 0 ? places : unseen).add(place);
        }
        int known = places.size();
        places.addAll(unseen);
        int[] unchanged = unchanged(places, known);
        Optional<float[][]> described = bundle.describe(changed(places, unchanged, known));
        int size = described.isPresent() ? places.size() : known;

        int d = bundle.dimensions();
        List<CatalogItem> items = new ArrayList<>(size);
        long[] hashes = new long[size];
        float[] vectors = new float[size * d];
        float[] biases = new float[size];
        long[] versions = new long[size - known];
        int made = 0;
        int[] indexes = new int[table.size()];
        Arrays.fill(indexes, -1);
        for (int i = 0; i < size; i++) {
            items.add(catalog.items().get(places.getInt(i)));
            hashes[i] = catalog.hash(places.getInt(i));
            if (i < known) {
                int row = table.row(hashes[i]);
                indexes[row] = i;
                table.copyVector(row, vectors, i * d);
                // Never a negative zero, which hits do not know.
                biases[i] = table.bias(row) + 0f;
            } else {
                float[] vector =
                        unchanged[i] == CHANGED ? described.orElseThrow()[made++] : previous.vector(unchanged[i]);
                System.arraycopy(vector, 0, vectors, i * d, d);
                biases[i] = bundle.coldBias() + 0f;
                versions[i - known] = unchanged[i] == CHANGED
                        ? OutsideItems.versionOf(vectors, i * d, d)
                        : previous.version(unchanged[i]);
            }
        }
        return new ItemSpace(
                bundle.checksum(),
                d,
                items,
                hashes,
                vectors,
                biases,
                versions,
                previous.updated(new ItemVectors(d, vectors, biases), Arrays.copyOf(unchanged, size)),
                new SpaceCoVisitation(table.coVisitation(), table::row, indexes));
    }

    /** For each item its index in the previous space where its vector is the same. */
    private int[] unchanged(IntArrayList places, int known) {
        int[] unchanged = new int[places.size()];
        for (int i = 0; i < unchanged.length; i++) {
            int place = places.getInt(i);
            int old = previous.index(catalog.hash(place));
            boolean same = old >= 0
                    && (i < known || previous.item(old).equals(catalog.items().get(place)));
            unchanged[i] = same ? old : CHANGED;
        }
        return unchanged;
    }

    /** The items that the bundle has never seen and nobody has described yet. */
    private List<CatalogItem> changed(IntArrayList places, int[] unchanged, int known) {
        List<CatalogItem> changed = new ArrayList<>();
        for (int i = known; i < unchanged.length; i++) {
            if (unchanged[i] == CHANGED) {
                changed.add(catalog.items().get(places.getInt(i)));
            }
        }
        return changed;
    }
}
