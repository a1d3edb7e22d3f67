package dev.freshet.core.signals;

import it.unimi.dsi.fastutil.objects.Object2DoubleOpenHashMap;
import java.time.Duration;
import java.util.List;
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

    private final Duration halfLife;
    private final int overallLimit;
    private final int categoryLimit;
    // DecayedPopularity.logScore of every item that has one: it does not change with time.
    private final Object2DoubleOpenHashMap<String> scores = new Object2DoubleOpenHashMap<>();
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
        if (popularity.millionths() > 0) {
            scores.put(itemId, popularity.logScore(halfLife));
        } else {
            scores.removeDouble(itemId);
        }
    }

    /** Forgets an item, as a signal without a value asks. */
    public void remove(String itemId) {
        scores.removeDouble(itemId);
    }

    /** The lists as of the last refresh. */
    public PopularitySnapshot snapshot() {
        return snapshot;
    }

    /**
     * Ranks anew and publishes.
     *
     * @param categoryPathOf the category path of an item, broadest first; empty for an item that has none. Asked later, by
     *     whoever is the first to look at a category of the snapshot
     * @param version what the snapshot shall be called: a number that grows with the signals seen, such as the sum of the next
     *     offsets of the signal topic's partitions
     */
    public PopularitySnapshot refresh(Function<String, List<String>> categoryPathOf, long version) {
        ScoredItems asOfNow = new ScoredItems(scores.clone());
        PopularitySnapshot fresh = new PopularitySnapshot(
                version,
                asOfNow.scores(),
                asOfNow.best(overallLimit),
                () -> asOfNow.bestByCategory(categoryPathOf, categoryLimit));
        snapshot = fresh;
        return fresh;
    }
}
