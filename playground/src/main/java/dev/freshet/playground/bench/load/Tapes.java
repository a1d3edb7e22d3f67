package dev.freshet.playground.bench.load;

import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.simulator.ShopSimulator;
import dev.freshet.datasets.simulator.SimulatedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What some simulated people did, each in order, of the types that are answered. The bench's many people live the lives of
 * these few: several may share one, each under an id of its own.
 *
 * @param all one tape a simulated person, all of one length
 */
public record Tapes(List<List<UserEvent>> all) {

    public Tapes {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no tapes");
        }
    }

    /** Lets a shop run until so many people have done so much. The shop needs that many people. */
    public static Tapes record(ShopSimulator shop, int tapes, int length) {
        Map<String, List<UserEvent>> open = new HashMap<>();
        List<List<UserEvent>> full = new ArrayList<>();
        Iterator<SimulatedEvent> events = shop.events().iterator();
        while (full.size() < tapes) {
            UserEvent event = events.next().event();
            if (!event.type().answered()) {
                continue;
            }
            List<UserEvent> tape = open.computeIfAbsent(event.subject().id(), id -> new ArrayList<>());
            if (tape.size() < length) {
                tape.add(event);
                if (tape.size() == length) {
                    full.add(tape);
                }
            }
        }
        return new Tapes(full);
    }

    public List<UserEvent> of(int person) {
        return all.get(person % all.size());
    }

    public int length() {
        return all.get(0).size();
    }
}
