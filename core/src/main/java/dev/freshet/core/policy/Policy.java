package dev.freshet.core.policy;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.state.SubjectRow;
import it.unimi.dsi.fastutil.longs.LongSet;
import it.unimi.dsi.fastutil.longs.LongSets;
import java.util.function.Predicate;

/** Decides what may be shown to a subject: what is shown to anybody at all, without what is hidden from this one. */
@FunctionalInterface
public interface Policy {

    /** Everything that the catalog holds, bought and unavailable items too. For evaluation only. */
    Policy NONE = (row, timeMs, catalog) -> LongSets.EMPTY_SET;

    /** Whether an item is shown to anybody. Depends on nothing but the item: it is asked once for a catalog, not for an event. */
    default boolean shows(CatalogItem item) {
        return true;
    }

    /**
     * The items that are not shown to this subject, as {@link Hashes#item}; others than the catalog's may be among them.
     *
     * @param timeMs the moment of the slate, ms since 1970 UTC or unknown
     */
    LongSet hidden(SubjectRow row, long timeMs, Catalog catalog);

    /** Both rules in one. */
    default Predicate<CatalogItem> allowed(SubjectRow row, long timeMs, Catalog catalog) {
        LongSet hidden = hidden(row, timeMs, catalog);
        return item -> shows(item) && (hidden.isEmpty() || !hidden.contains(Hashes.item(item.itemId())));
    }
}
