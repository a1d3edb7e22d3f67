package dev.freshet.core.catalog;

import dev.freshet.core.Hashes;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All items of the shop at one moment. Immutable. */
public final class Catalog {

    /** A shop that sells nothing; version 0. */
    public static final Catalog EMPTY = new Catalog(0, List.of());

    private final long version;
    private final Map<String, CatalogItem> byId = new LinkedHashMap<>();
    private final Long2ObjectOpenHashMap<CatalogItem> byHash;

    /**
     * @param version a number that grows with the changes seen, such as the sum of the next offsets of the catalog topic's
     *     partitions
     * @param items the later of two with one id counts
     */
    public Catalog(long version, Collection<CatalogItem> items) {
        this.version = version;
        this.byHash = new Long2ObjectOpenHashMap<>(items.size());
        for (CatalogItem item : items) {
            byId.put(item.itemId(), item);
            byHash.put(Hashes.item(item.itemId()), item);
        }
    }

    public long version() {
        return version;
    }

    public int size() {
        return byId.size();
    }

    /** In the order in which they were given. */
    public Collection<CatalogItem> items() {
        return Collections.unmodifiableCollection(byId.values());
    }

    public Optional<CatalogItem> item(String itemId) {
        return Optional.ofNullable(byId.get(itemId));
    }

    /** The item with this {@link Hashes#item}. */
    public Optional<CatalogItem> byHash(long itemHash) {
        return Optional.ofNullable(byHash.get(itemHash));
    }
}
