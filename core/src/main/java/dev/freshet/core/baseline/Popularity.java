package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The same for everybody: the items of the most events, all of the past counting alike, ties by id. */
public final class Popularity implements Baseline {

    private static final Comparator<Count> BEST_FIRST =
            Comparator.comparingLong((Count c) -> c.events).reversed().thenComparing(c -> c.itemId);

    private final Map<String, Count> byItem = new HashMap<>();
    private final TreeSet<Count> ranking = new TreeSet<>(BEST_FIRST);

    @Override
    public String name() {
        return "popularity";
    }

    @Override
    public void learn(UserEvent event) {
        learn(Lesson.of(event));
    }

    void learn(Lesson lesson) {
        for (String itemId : lesson.items()) {
            Count count = byItem.computeIfAbsent(itemId, Count::new);
            // The ranking is ordered by the count: it must not change while in there.
            ranking.remove(count);
            count.events++;
            ranking.add(count);
        }
    }

    @Override
    public List<String> top(Subject subject, int k, Predicate<String> allowed) {
        return new Slate(k, allowed).fill(bestFirst()).items();
    }

    /** All items, walked lazily. */
    Iterable<String> bestFirst() {
        return () -> {
            Iterator<Count> counts = ranking.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return counts.hasNext();
                }

                @Override
                public String next() {
                    return counts.next().itemId;
                }
            };
        };
    }

    private static final class Count {
        private final String itemId;
        private long events;

        private Count(String itemId) {
            this.itemId = itemId;
        }
    }
}
