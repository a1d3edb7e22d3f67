package dev.freshet.core.explain;

import java.util.ArrayList;
import java.util.List;

/** Chooses which past events are worth a part of an encode. */
final class EventsToTest {

    private EventsToTest() {}

    /**
     * At most n events: the newest, the newest search, then those that are nearest to the most items.
     *
     * @param newestFirst at least one event
     * @param nearest for each item the slot that is nearest to it
     */
    static List<PastEvent> choose(List<PastEvent> newestFirst, int[] nearest, int n) {
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
        for (int slot : nearest) {
            most = Math.max(most, ++votes[eventOf(newestFirst, slot)]);
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

    private static int eventOf(List<PastEvent> newestFirst, int slot) {
        int i = 0;
        while (slot < newestFirst.get(i).from()) {
            i++;
        }
        return i;
    }
}
