package dev.freshet.core.explain;

import java.util.ArrayList;
import java.util.List;

/** Chooses which past events are worth a part of an encode. */
final class EventsToTest {

    private EventsToTest() {}

    /** How near a slot of the ring lies to an item of the space. */
    @FunctionalInterface
    interface Nearness {
        double of(int slot, int item);
    }

    /**
     * At most n events: the newest, the newest search, then those that are nearest to the most items.
     *
     * @param newestFirst at least one event
     */
    static List<PastEvent> choose(List<PastEvent> newestFirst, List<Integer> slate, Nearness nearness, int n) {
        List<PastEvent> chosen = new ArrayList<>(n);
        chosen.add(newestFirst.get(0));
        for (PastEvent event : newestFirst) {
            if (event.isSearch()) {
                add(chosen, event, n);
                break;
            }
        }
        int[] votes = new int[newestFirst.size()];
        int most = 0;
        for (int item : slate) {
            int nearest = nearest(newestFirst, item, nearness);
            most = Math.max(most, ++votes[nearest]);
        }
        for (int wanted = most; wanted >= 0; wanted--) {
            for (int i = 0; i < votes.length; i++) {
                if (votes[i] == wanted) {
                    add(chosen, newestFirst.get(i), n);
                }
            }
        }
        return chosen;
    }

    private static void add(List<PastEvent> chosen, PastEvent event, int limit) {
        if (chosen.size() < limit && !chosen.contains(event)) {
            chosen.add(event);
        }
    }

    /** The newest of the nearest. */
    private static int nearest(List<PastEvent> newestFirst, int item, Nearness nearness) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < newestFirst.size(); i++) {
            PastEvent event = newestFirst.get(i);
            for (int slot = event.from(); slot < event.to(); slot++) {
                double near = nearness.of(slot, item);
                if (near > most) {
                    most = near;
                    best = i;
                }
            }
        }
        return best;
    }
}
