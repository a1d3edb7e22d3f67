package dev.freshet.playground.script;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import java.util.List;

/** Something that happens in the shop, in its order. */
public sealed interface Step {

    /** A product comes on sale. */
    record Launch(CatalogItem item) implements Step {}

    /**
     * Somebody does something.
     *
     * @param event what, with the time that the application is to see
     * @param ceiling who could have known better than any recommender
     */
    record Act(UserEvent event, Ceiling ceiling) implements Step {}

    /** The best possible list for an event's items, for a shop that knows it. */
    @FunctionalInterface
    interface Ceiling {

        /** Real data has none. */
        Ceiling UNKNOWN = size -> List.of();

        /** Item ids, best first; empty where nobody knows. */
        List<String> topItems(int size);
    }
}
