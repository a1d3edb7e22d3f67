package dev.freshet.core.catalog;

import dev.freshet.core.Hashes;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** All items of the shop at one moment, each at a place from 0. Immutable. */
public final class Catalog {

    /** A shop that sells nothing; version 0. */
    public static final Catalog EMPTY = new Catalog(0, List.of());

    private final long version;
    private final List<CatalogItem> items;
    private final long[] hashes;
    private final Object2IntOpenHashMap<String> placesById;
    private final Long2IntOpenHashMap placesByHash;

    /**
     * @param version a number that grows with the changes seen, such as the sum of the next offsets of the catalog topic's
     *     partitions
     * @param given the later of two with one id counts
     */
    public Catalog(long version, Collection<CatalogItem> given) {
        this.version = version;
        this.placesById = new Object2IntOpenHashMap<>(given.size());
        placesById.defaultReturnValue(-1);
        this.placesByHash = new Long2IntOpenHashMap(given.size());
        placesByHash.defaultReturnValue(-1);
        List<CatalogItem> kept = new ArrayList<>(given.size());
        long[] keptHashes = new long[given.size()];
        for (CatalogItem item : given) {
            int before = placesById.putIfAbsent(item.itemId(), kept.size());
            if (before >= 0) {
                kept.set(before, item);
            } else {
                long hash = Hashes.item(item.itemId());
                keptHashes[kept.size()] = hash;
                placesByHash.put(hash, kept.size());
                kept.add(item);
            }
        }
        this.items = Collections.unmodifiableList(kept);
        this.hashes = Arrays.copyOf(keptHashes, kept.size());
    }

    public long version() {
        return version;
    }

    public int size() {
        return items.size();
    }

    /** In the order in which they were given, which is the order of their places. */
    public List<CatalogItem> items() {
        return items;
    }

    /** {@link Hashes#item} of the item at a place. */
    public long hash(int place) {
        return hashes[place];
    }

    public Optional<CatalogItem> item(String itemId) {
        return at(placesById.getInt(itemId));
    }

    /** The item with this {@link Hashes#item}. */
    public Optional<CatalogItem> byHash(long itemHash) {
        return at(placesByHash.get(itemHash));
    }

    private Optional<CatalogItem> at(int place) {
        return place < 0 ? Optional.empty() : Optional.of(items.get(place));
    }
}
