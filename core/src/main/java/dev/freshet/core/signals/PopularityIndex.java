package dev.freshet.core.signals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The popular items of the shop and of each category, rebuilt from the items' popularities on {@link #refresh}.
 *
 * <p>One thread updates and refreshes; any thread reads {@link #snapshot()}.
 */
public final class PopularityIndex {

    /** Enough to fill a slate after a policy that hides whole brands; 2,000 ids are about 150 KB. */
    public static final int OVERALL_LIMIT = 2_000;

    /** As above within one category; bounds a catalog of 1,000 categories to some 10 MB, as ids are shared. */
    public static final int CATEGORY_LIMIT = 500;

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::itemId);

    private final Duration halfLife;
    private final int overallLimit;
    private final int categoryLimit;
    private final Map<String, DecayedPopularity> byItem = new HashMap<>();
    private volatile PopularitySnapshot snapshot = PopularitySnapshot.EMPTY;

    /** An index with the usual list lengths. */
    public PopularityIndex(Duration halfLife) {
        this(halfLife, OVERALL_LIMIT, CATEGORY_LIMIT);
    }

    /**
     * @param halfLife the half-life that the popularities were summed with
     * @param overallLimit the length of the shop's list, at least 1
     * @param categoryLimit the length of each category's list, at least 1
     */
    public PopularityIndex(Duration halfLife, int overallLimit, int categoryLimit) {
        if (halfLife.toMillis() < 1) {
            throw new IllegalArgumentException("halfLife is " + halfLife + "; at least 1 ms is allowed");
        }
        if (overallLimit < 1 || categoryLimit < 1) {
            throw new IllegalArgumentException("overallLimit is " + overallLimit + " and categoryLimit " + categoryLimit
                    + "; at least 1 is allowed");
        }
        this.halfLife = halfLife;
        this.overallLimit = overallLimit;
        this.categoryLimit = categoryLimit;
    }

    /** Replaces what is known of an item; seen by readers after the next refresh. */
    public void update(String itemId, DecayedPopularity popularity) {
        byItem.put(itemId, popularity);
    }

    /** Forgets an item, as a signal without a value asks. */
    public void remove(String itemId) {
        byItem.remove(itemId);
    }

    /** The lists as of the last refresh. */
    public PopularitySnapshot snapshot() {
        return snapshot;
    }

    /**
     * Ranks anew and publishes.
     *
     * @param categoryPathOf the category path of an item, broadest first; empty for an item that has none
     * @param version what the snapshot shall be called: a number that grows with the signals seen, such as the sum of the next
     *     offsets of the signal topic's partitions
     */
    public PopularitySnapshot refresh(Function<String, List<String>> categoryPathOf, long version) {
        List<Ranked> ranked = new ArrayList<>(byItem.size());
        byItem.forEach((itemId, popularity) -> {
            if (popularity.millionths() > 0) {
                ranked.add(new Ranked(itemId, popularity.logScore(halfLife)));
            }
        });
        ranked.sort(BEST_FIRST);

        Map<String, Double> logPopularities = new HashMap<>();
        for (Ranked item : ranked) {
            double below = item.score() - ranked.get(0).score();
            if (below <= PopularitySnapshot.LEAST_LOG_POPULARITY) {
                break;
            }
            logPopularities.put(item.itemId(), below);
        }

        List<String> overall = new ArrayList<>();
        Map<String, List<String>> byCategory = new HashMap<>();
        Map<List<String>, List<String>> categoriesOfPath = new HashMap<>();
        for (Ranked item : ranked) {
            addWithin(overall, item.itemId(), overallLimit);
            List<String> path = categoryPathOf.apply(item.itemId());
            for (String category : categoriesOfPath.computeIfAbsent(path, PopularityIndex::categories)) {
                addWithin(byCategory.computeIfAbsent(category, c -> new ArrayList<>()), item.itemId(), categoryLimit);
            }
        }
        PopularitySnapshot fresh = new PopularitySnapshot(version, overall, byCategory, logPopularities);
        snapshot = fresh;
        return fresh;
    }

    private static void addWithin(List<String> list, String itemId, int limit) {
        if (list.size() < limit) {
            list.add(itemId);
        }
    }

    /** A category and all above it. */
    private static List<String> categories(List<String> path) {
        List<String> categories = new ArrayList<>();
        for (int depth = 1; depth <= path.size(); depth++) {
            categories.add(PopularitySnapshot.category(path.subList(0, depth)));
        }
        return categories;
    }

    private record Ranked(String itemId, double score) {}
}
