package dev.freshet.core.explain;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.state.RecentQuery;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.SubjectRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a row still tells of the past, in words. */
public final class History {

    private History() {}

    /** Every slot of the ring, newest first; a basket is several. */
    public static List<Evidence> newestFirst(SubjectRow row, Catalog catalog) {
        Ring ring = row.ring();
        List<Evidence> past = new ArrayList<>(ring.size());
        for (int slot = ring.size() - 1; slot >= 0; slot--) {
            past.add(evidence(row, ring, slot, catalog));
        }
        return past;
    }

    /** @param row for the text of its searches */
    static Evidence evidence(SubjectRow row, Ring ring, int slot, Catalog catalog) {
        if (ring.isSearch(slot)) {
            Optional<String> query = row.queries().stream()
                    .filter(kept -> kept.eventHash() == ring.eventHash(slot))
                    .map(RecentQuery::text)
                    .findFirst();
            return new Evidence(EventType.SEARCH, Optional.empty(), query, ring.timeMs(slot));
        }
        Optional<String> itemId = catalog.byHash(ring.itemHash(slot)).map(CatalogItem::itemId);
        return new Evidence(ring.type(slot), itemId, Optional.empty(), ring.timeMs(slot));
    }
}
