package dev.freshet.core.policy;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.state.SubjectRow;
import java.util.function.Predicate;

/** Decides what may be shown to a subject. */
@FunctionalInterface
public interface Policy {

    /** Everything that the catalog holds, bought and unavailable items too. For evaluation only. */
    Policy NONE = (row, timeMs, catalog) -> item -> true;

    /**
     * The items that may be shown.
     *
     * @param timeMs the moment of the slate, ms since 1970 UTC or unknown
     */
    Predicate<CatalogItem> allowed(SubjectRow row, long timeMs, Catalog catalog);
}
