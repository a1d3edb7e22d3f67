package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.List;
import java.util.function.Predicate;

/**
 * A simple recommender to compare with. It learns event by event in order of arrival, so it can be asked about the next event
 * before it has seen it.
 *
 * <p>Only BROWSE, ADD_TO_CART and PURCHASE teach, each distinct item of an event once, whatever its quantity; every other type
 * is ignored. Of an event with consent NONE only the popularity of its items is learned, nothing about its subject. IDENTIFY
 * does not join two subjects, and ERASE does not unlearn: a baseline lives as long as one evaluation or demo.
 *
 * <p>Not thread-safe: one thread learns and asks.
 */
public interface Baseline {

    /** What a table or a column calls it. */
    String name();

    /** Takes an event into account. */
    void learn(UserEvent event);

    /**
     * The best items for a subject, best first, without repeats. Fewer than {@code k} only where fewer learned items are
     * allowed.
     *
     * @param k how many at most, at least 1
     * @param allowed whether an item id may be recommended
     */
    List<String> top(Subject subject, int k, Predicate<String> allowed);
}
