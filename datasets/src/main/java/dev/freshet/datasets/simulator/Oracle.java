package dev.freshet.datasets.simulator;

import java.util.List;

/**
 * The generator's own distribution over the items of one event, as it stood just before that event was drawn. It knows the
 * person's taste and intent, which nobody else can see: a ceiling for any recommender, not a fair opponent.
 */
@FunctionalInterface
public interface Oracle {

    /**
     * The most probable items, best first; computed at the call, on any thread. Empty for an event that holds no item. No other
     * list of {@code k} items is expected to hold more of the event's items, given that it holds any.
     *
     * @param k how many at most; at least 1
     */
    List<RankedItem> topItems(int k);
}
