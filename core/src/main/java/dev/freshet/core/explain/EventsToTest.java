package dev.freshet.core.explain;

import dev.freshet.core.state.Slot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses which past events are worth an encode. */
final class EventsToTest {

    private EventsToTest() {}

    /** How near a slot lies to an item. */
    @FunctionalInterface
    interface Nearness {
        double of(Slot slot, int item);
    }

    /**
     * At most n events: the newest, the newest search, then those that are nearest to the most items.
     *
     * @param newestFirst at least one event
     */
    static List<PastEvent> choose(List<PastEvent> newestFirst, List<Integer> slate, Nearness nearness, int n) {
        Set<PastEvent> chosen = new LinkedHashSet<>();
        chosen.add(newestFirst.get(0));
        newestFirst.stream().filter(PastEvent::isSearch).findFirst().ifPresent(chosen::add);
        Map<PastEvent, Integer> votes = new HashMap<>();
        for (int item : slate) {
            newestFirst.stream()
                    .max(Comparator.comparingDouble(event -> nearest(event, item, nearness)))
                    .ifPresent(event -> votes.merge(event, 1, Integer::sum));
        }
        newestFirst.stream()
                .sorted(Comparator.comparingInt((PastEvent event) -> -votes.getOrDefault(event, 0)))
                .forEach(chosen::add);
        return chosen.stream().limit(n).toList();
    }

    private static double nearest(PastEvent event, int item, Nearness nearness) {
        return event.slots().stream()
                .mapToDouble(slot -> nearness.of(slot, item))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }
}
