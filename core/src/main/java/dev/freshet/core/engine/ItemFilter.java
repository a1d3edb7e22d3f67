package dev.freshet.core.engine;

import dev.freshet.core.catalog.CatalogItem;
import java.util.List;
import java.util.Set;

/**
 * What the one who asks wants left out of a slate, on top of the policy.
 *
 * @param excluded ids of items that are not wanted
 * @param category the beginning of the category paths that are wanted, broadest first; empty for all
 */
public record ItemFilter(Set<String> excluded, List<String> category) {

    /** Leaves nothing out. */
    public static final ItemFilter NONE = new ItemFilter(Set.of(), List.of());

    public ItemFilter {
        excluded = Set.copyOf(excluded);
        category = List.copyOf(category);
    }

    public boolean isNone() {
        return excluded.isEmpty() && category.isEmpty();
    }

    public boolean allows(CatalogItem item) {
        return !excluded.contains(item.itemId()) && isBelow(item.categoryPath());
    }

    private boolean isBelow(List<String> path) {
        if (path.size() < category.size()) {
            return false;
        }
        for (int i = 0; i < category.size(); i++) {
            if (!path.get(i).equals(category.get(i))) {
                return false;
            }
        }
        return true;
    }
}
