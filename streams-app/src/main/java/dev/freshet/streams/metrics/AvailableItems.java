package dev.freshet.streams.metrics;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import java.util.function.Supplier;

/** How many items of a catalog can be bought; counted once for each catalog. */
public final class AvailableItems {

    private final Supplier<Catalog> catalog;
    private Catalog counted = Catalog.EMPTY;
    private long count;

    public AvailableItems(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    public synchronized long count() {
        Catalog now = catalog.get();
        if (now != counted) {
            count = now.items().stream().filter(CatalogItem::available).count();
            counted = now;
        }
        return count;
    }
}
