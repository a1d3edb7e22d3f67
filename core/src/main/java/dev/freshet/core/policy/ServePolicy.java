package dev.freshet.core.policy;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.state.PurchaseMemory;
import dev.freshet.core.state.SubjectRow;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the stream serves by: an item is available, and either repeatable or not bought within a span of time. Where no time is
 * known a purchase counts as recent.
 *
 * @param boughtWithin how long a purchase hides an item that is not repeatable; zero never hides
 */
public record ServePolicy(Duration boughtWithin) implements Policy {

    public ServePolicy {
        if (boughtWithin.isNegative()) {
            throw new IllegalArgumentException("boughtWithin is " + boughtWithin + "; zero or more is allowed");
        }
    }

    @Override
    public Predicate<CatalogItem> allowed(SubjectRow row, long timeMs, Catalog catalog) {
        Set<String> hidden = new HashSet<>();
        for (PurchaseMemory bought : row.purchases()) {
            if (isRecent(bought, timeMs)) {
                catalog.byHash(bought.itemHash())
                        .filter(item -> !item.repeatable())
                        .ifPresent(item -> hidden.add(item.itemId()));
            }
        }
        return item -> item.available() && !hidden.contains(item.itemId());
    }

    private boolean isRecent(PurchaseMemory bought, long timeMs) {
        if (boughtWithin.isZero()) {
            return false;
        }
        boolean known = EventTime.isKnown(bought.lastMs()) && EventTime.isKnown(timeMs);
        return !known || timeMs - bought.lastMs() < boughtWithin.toMillis();
    }
}
