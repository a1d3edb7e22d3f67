package dev.freshet.core.signals;

import dev.freshet.core.catalog.CategoryPaths;
import it.unimi.dsi.fastutil.objects.Object2DoubleOpenHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The popular items as of one {@link PopularityIndex#refresh}; immutable, read by any thread. */
public final class PopularitySnapshot {

    /** Nothing is popular yet; version 0. */
    public static final PopularitySnapshot EMPTY = new PopularitySnapshot(0, List.of(), Map.of(), Map.of());

    /** The {@link #logPopularity} of an item without a signal, and the least of any: a thousandth of the most popular. */
    public static final double LEAST_LOG_POPULARITY = -10;

    private final long version;
    private final List<String> overall;
    private final Map<String, List<String>> byCategory;
    private final Map<String, Integer> ranks;
    private final Object2DoubleOpenHashMap<String> logPopularities;

    /** @param logPopularities log2 of the share of the most popular item's popularity, at most 0; only those above the least */
    PopularitySnapshot(
            long version,
            List<String> overall,
            Map<String, List<String>> byCategory,
            Map<String, Double> logPopularities) {
        this.version = version;
        this.overall = List.copyOf(overall);
        Map<String, List<String>> lists = new HashMap<>();
        byCategory.forEach((path, items) -> lists.put(path, List.copyOf(items)));
        this.byCategory = Map.copyOf(lists);
        this.ranks = new HashMap<>();
        for (int i = 0; i < overall.size(); i++) {
            ranks.put(overall.get(i), i + 1);
        }
        this.logPopularities = new Object2DoubleOpenHashMap<>(logPopularities);
        this.logPopularities.defaultReturnValue(LEAST_LOG_POPULARITY);
    }

    /** The name of a category: its path from the broadest, joined, such as {@code Home > Kitchen > Mugs}. */
    public static String category(List<String> path) {
        return String.join(CategoryPaths.SEPARATOR, path);
    }

    /** As the one who refreshed gave it; grows with the signals seen. */
    public long version() {
        return version;
    }

    /** Item ids of the whole shop, the most popular first, ties by id. */
    public List<String> overall() {
        return overall;
    }

    /** Item ids of a category and all below it, in the same order; empty for one in which nothing is popular. */
    public List<String> inCategory(String category) {
        return byCategory.getOrDefault(category, List.of());
    }

    /** The item's place in {@link #overall()}, 1 for the most popular; empty for an item not on it. */
    public OptionalInt rank(String itemId) {
        Integer rank = ranks.get(itemId);
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /**
     * How popular any item is beside the most popular one: log2 of the ratio, from 0 for that one down to
     * {@link #LEAST_LOG_POPULARITY}. Not limited to the lists.
     */
    public double logPopularity(String itemId) {
        return logPopularities.getDouble(itemId);
    }
}
