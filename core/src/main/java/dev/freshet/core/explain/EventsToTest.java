package dev.freshet.core.explain;

import dev.freshet.core.state.Ring;
import java.util.ArrayList;
import java.util.List;

/**
 * The past events among which the reasons of a slate are sought, chosen before there is a slate, so that one encode answers for
 * all of them: the newest, the newest search, then the most recent ones.
 */
public final class EventsToTest {

    private final List<PastEvent> events;
    private final int oldestSlot;

    private EventsToTest(List<PastEvent> events, int oldestSlot) {
        this.events = events;
        this.oldestSlot = oldestSlot;
    }

    /**
     * Chooses events of a ring, each once.
     *
     * @param reach how many of the ring's last slots count, at least 1
     * @param limit how many events at most; 0 for none
     */
    public static EventsToTest of(Ring ring, int reach, int limit) {
        List<PastEvent> newestFirst = PastEvent.newestFirst(ring, reach);
        List<PastEvent> chosen = new ArrayList<>(limit);
        add(chosen, newestFirst.get(0), limit);
        newestFirst.stream().filter(PastEvent::isSearch).findFirst().ifPresent(search -> add(chosen, search, limit));
        for (int i = 1; i < newestFirst.size() && chosen.size() < limit; i++) {
            add(chosen, newestFirst.get(i), limit);
        }
        return new EventsToTest(chosen, ring.size() - reach);
    }

    /** The newest events of a ring, at most so many, of all that it holds. */
    public static EventsToTest newest(Ring ring, int limit) {
        List<PastEvent> newestFirst = PastEvent.newestFirst(ring, ring.size());
        return new EventsToTest(List.copyOf(newestFirst.subList(0, Math.min(limit, newestFirst.size()))), 0);
    }

    private static void add(List<PastEvent> chosen, PastEvent event, int limit) {
        if (chosen.size() < limit && !chosen.contains(event)) {
            chosen.add(event);
        }
    }

    /** {@link PastEvent#hash} of each. */
    public long[] hashes() {
        long[] hashes = new long[events.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = events.get(i).hash();
        }
        return hashes;
    }

    List<PastEvent> events() {
        return events;
    }

    /** The first slot of the ring that counts. */
    int oldestSlot() {
        return oldestSlot;
    }
}
