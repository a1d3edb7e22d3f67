package dev.freshet.core.policy;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.state.Purchases;
import dev.freshet.core.state.SubjectRow;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.time.Duration;

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
    public boolean shows(CatalogItem item) {
        return item.available();
    }

    @Override
    public LongSet hidden(SubjectRow row, long timeMs, Catalog catalog) {
        Purchases purchases = row.purchases();
        LongSet hidden = new LongOpenHashSet(purchases.size());
        for (int i = 0; i < purchases.size(); i++) {
            if (isRecent(purchases.lastMs(i), timeMs) && !isRepeatable(purchases.itemHash(i), catalog)) {
                hidden.add(purchases.itemHash(i));
            }
        }
        return hidden;
    }

    private boolean isRecent(long boughtMs, long timeMs) {
        if (boughtWithin.isZero()) {
            return false;
        }
        boolean known = EventTime.isKnown(boughtMs) && EventTime.isKnown(timeMs);
        return !known || timeMs - boughtMs < boughtWithin.toMillis();
    }

    private static boolean isRepeatable(long itemHash, Catalog catalog) {
        return catalog.byHash(itemHash).map(CatalogItem::repeatable).orElse(false);
    }
}
