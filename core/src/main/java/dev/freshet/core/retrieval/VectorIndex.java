package dev.freshet.core.retrieval;

import java.util.function.IntPredicate;

/**
 * The items of highest score = user vector . item vector + item bias (maximum inner product), by dense item index. Immutable:
 * any number of threads may search one index, each with {@link Hits} of its own.
 */
public sealed interface VectorIndex permits ExactIndex, ClusterIndex {

    /** Indexes all items: exactly where they are few, by clusters beyond {@link IndexSettings#exactUpTo}. */
    static VectorIndex of(ItemVectors items, IndexSettings settings) {
        return items.size() <= settings.exactUpTo()
                ? new ExactIndex(items, settings)
                : ClusterIndex.build(items, settings);
    }

    /** How many items are indexed. */
    int size();

    /** Numbers in a user vector. */
    int dimensions();

    /**
     * Finds the best allowed items; fewer than asked for only if fewer are allowed. A user vector that holds NaN finds none.
     *
     * @param limit how many at most
     * @param allowed asked only of items that are among the best so far
     * @param into emptied first, then filled
     */
    void search(float[] user, int limit, IntPredicate allowed, Hits into);

    /**
     * The index of a changed catalog. What did not change is shared with this index, so a small change costs little; after
     * many, the items are clustered anew.
     *
     * @param items all items there are now; they may be numbered anew
     * @param unchanged for each of them its number in this index if vector and bias are the same, or -1 if it is new or
     *     changed; no number twice. What is named nowhere is gone.
     */
    VectorIndex updated(ItemVectors items, int[] unchanged);
}
