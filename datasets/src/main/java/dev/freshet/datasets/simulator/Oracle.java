package dev.freshet.datasets.simulator;

import java.util.List;

/**
 * The generator's own distribution over the items of one event, as it stood just before that event was drawn. It knows the
 * person's taste and intent, which nobody else can see: a ceiling for any recommender, not a fair opponent.
 */
@FunctionalInterface
public interface Oracle {

    /** How many items an evaluation needs at most. */
    int MOST = 20;

    /**
     * The most probable items, best first; computed at the call. Empty for an event that holds no item. Given that the event holds
     * an item, no list of {@code k} items hits it more often.
     *
     * @param k how many at most; at least 1
     */
    List<RankedItem> topItems(int k);
}
