package dev.freshet.core.signals;

import com.google.common.base.Suppliers;
import dev.freshet.core.catalog.CategoryPaths;
import it.unimi.dsi.fastutil.objects.Object2DoubleMap;
import it.unimi.dsi.fastutil.objects.Object2DoubleMaps;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;

/** The popular items as of one {@link PopularityIndex#refresh}; immutable, read by any thread. */
public final class PopularitySnapshot {

    /** Nothing is popular yet; version 0. */
    public static final PopularitySnapshot EMPTY =
            new PopularitySnapshot(0, Object2DoubleMaps.emptyMap(), List.of(), Map::of);

    /** The {@link #logPopularity} of an item without a signal, and the least of any: a thousandth of the most popular. */
    public static final double LEAST_LOG_POPULARITY = -10;

    private final long version;
    private final Object2DoubleMap<String> scores;
    private final double mostPopular;
    private final List<String> overall;
    private final Supplier<Map<String, List<String>>> byCategory;

    /**
     * @param scores {@link DecayedPopularity#logScore} of every item with a signal; never changed again
     * @param overall the best of them
     * @param byCategory the best of each category, made when first asked for
     */
    PopularitySnapshot(
            long version,
            Object2DoubleMap<String> scores,
            List<String> overall,
            Supplier<Map<String, List<String>>> byCategory) {
        this.version = version;
        this.scores = scores;
        this.mostPopular = overall.isEmpty() ? 0 : scores.getDouble(overall.get(0));
        this.overall = List.copyOf(overall);
        this.byCategory = Suppliers.memoize(byCategory::get);
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

    /**
     * Item ids of a category and all below it, in the same order; empty for one in which nothing is popular. The first call
     * for a snapshot sorts all items into their categories, which nobody else has to pay for.
     */
    public List<String> inCategory(String category) {
        return byCategory.get().getOrDefault(category, List.of());
    }

    /** The item's place in {@link #overall()}, 1 for the most popular; empty for an item not on it. Looks through the list. */
    public OptionalInt rank(String itemId) {
        int at = overall.indexOf(itemId);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at + 1);
    }

    /**
     * How popular any item is beside the most popular one: log2 of the ratio, from 0 for that one down to
     * {@link #LEAST_LOG_POPULARITY}. Not limited to the lists.
     */
    public double logPopularity(String itemId) {
        return scores.containsKey(itemId) ? beside(scores.getDouble(itemId)) : LEAST_LOG_POPULARITY;
    }

    /** Gives every item with a signal and its {@link #logPopularity}, in no order. */
    public void forEachLogPopularity(ObjDoubleConsumer<String> action) {
        for (Object2DoubleMap.Entry<String> item : Object2DoubleMaps.fastIterable(scores)) {
            action.accept(item.getKey(), beside(item.getDoubleValue()));
        }
    }

    private double beside(double score) {
        return Math.max(LEAST_LOG_POPULARITY, score - mostPopular);
    }
}
