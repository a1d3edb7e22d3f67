package dev.freshet.trainer.evaluation;

import dev.freshet.core.baseline.ContentAttributes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.datasets.Dataset;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.stream.Stream;

/** The catalog with a place from 0 for every item, and how unlike two items are. */
final class Goods {

    static final int UNKNOWN = -1;

    private final Catalog catalog;
    private final Object2IntOpenHashMap<String> places = new Object2IntOpenHashMap<>();
    private final Long2IntOpenHashMap placesByHash = new Long2IntOpenHashMap();
    /** Sorted numbers of each item's attributes. */
    private final int[][] attributes;

    private Goods(Catalog catalog) {
        this.catalog = catalog;
        places.defaultReturnValue(UNKNOWN);
        placesByHash.defaultReturnValue(UNKNOWN);
        Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
        attributes = new int[catalog.size()][];
        for (int place = 0; place < catalog.size(); place++) {
            CatalogItem item = catalog.items().get(place);
            places.put(item.itemId(), place);
            placesByHash.put(catalog.hash(place), place);
            attributes[place] = ContentAttributes.of(item).stream()
                    .mapToInt(attribute -> {
                        numbers.putIfAbsent(attribute, numbers.size());
                        return numbers.getInt(attribute);
                    })
                    .sorted()
                    .toArray();
        }
    }

    static Goods of(Dataset dataset) {
        try (Stream<CatalogItem> items = dataset.catalog()) {
            return new Goods(new Catalog(1, items.toList()));
        }
    }

    Catalog catalog() {
        return catalog;
    }

    int size() {
        return catalog.size();
    }

    /** The item's place, or {@link #UNKNOWN}. */
    int place(String itemId) {
        return places.getInt(itemId);
    }

    /** The place of the item with this {@link dev.freshet.core.Hashes#item}, or {@link #UNKNOWN}. */
    int place(long itemHash) {
        return placesByHash.get(itemHash);
    }

    /** Whether any item has an attribute: without, nothing can be said of {@link #distance}. */
    boolean areDescribed() {
        return Stream.of(attributes).anyMatch(each -> each.length > 0);
    }

    /** 1 less the Jaccard similarity of two items' attributes: 0 (the same) to 1 (nothing in common, or nothing known). */
    double distance(int place, int other) {
        int[] a = attributes[place];
        int[] b = attributes[other];
        int shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int order = Integer.compare(a[i], b[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared == 0 ? 1 : 1 - (double) shared / (a.length + b.length - shared);
    }
}
