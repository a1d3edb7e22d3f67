package dev.freshet.core.engine;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.signals.PopularitySnapshot;
import java.util.List;
import java.util.Optional;

/** What is popular now among what may be shown. Thread-safe. */
public final class TrendingItems {

    private final Policy policy;

    /** @param policy whose {@link Policy#shows} the items must pass */
    public TrendingItems(Policy policy) {
        this.policy = policy;
    }

    /**
     * The most popular ones, best first: fewer than asked for where fewer have been of interest lately.
     *
     * @param category {@link PopularitySnapshot#category}; empty for the whole shop
     * @param count at least 1
     */
    public List<CatalogItem> of(Optional<String> category, int count, World world) {
        PopularitySnapshot popularity = world.popularity();
        return category.map(popularity::inCategory).orElseGet(popularity::overall).stream()
                .flatMap(itemId -> world.catalog().item(itemId).stream())
                .filter(policy::shows)
                .limit(count)
                .toList();
    }
}
