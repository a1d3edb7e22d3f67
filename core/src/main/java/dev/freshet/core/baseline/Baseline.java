package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.List;
import java.util.function.Predicate;

/**
 * A simple recommender to compare with. It learns event by event in order of arrival, so it can be asked about the next event
 * before it has seen it; some learn a part of what they need in batch, see {@link #refit}.
 *
 * <p>Only BROWSE, ADD_TO_CART and PURCHASE teach, each distinct item of an event once, whatever its quantity; every other type
 * is ignored. Of an event with consent NONE only the popularity of its items is learned, nothing about its subject. IDENTIFY
 * does not join two subjects, and ERASE does not unlearn: a baseline lives as long as one evaluation or demo.
 *
 * <p>What a baseline says nothing of stands in the order of popularity, so that every one of them can fill a slate.
 *
 * <p>Not thread-safe: one thread learns and asks.
 */
public interface Baseline {

    /** What a table or a column calls it. */
    String name();

    /** Takes an event into account. */
    void learn(UserEvent event);

    /** Learns what has to be learned in batch from all events so far; whoever asks says when. Costs seconds to minutes. */
    default void refit() {}

    /** All items it knows, in the order in which it would recommend them to a subject now. */
    Ranking ranking(Subject subject);

    /**
     * The best items for a subject, best first, without repeats. Fewer than {@code k} only where fewer known items are
     * allowed.
     *
     * @param k how many at most, at least 1
     * @param allowed whether an item id may be recommended
     */
    default List<String> top(Subject subject, int k, Predicate<String> allowed) {
        return ranking(subject).top(k, allowed);
    }
}
