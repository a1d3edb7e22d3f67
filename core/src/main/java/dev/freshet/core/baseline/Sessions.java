package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions by number, in order of their start. A session is a subject's events with one session id; events without one are all one
 * session of their subject. The newest session of a subject is its current one.
 */
final class Sessions {

    static final int NONE = -1;

    private final Map<Subject, Current> current = new HashMap<>();
    private final List<IntArrayList> itemsOf = new ArrayList<>();
    private final LongArrayList lastMs = new LongArrayList();
    private final List<IntArrayList> sessionsOf = new ArrayList<>();

    private record Current(Optional<String> sessionId, int session) {}

    void add(UserEvent event, int[] items) {
        Current before = current.get(event.subject());
        int session = before == null ? NONE : before.session();
        if (before == null || !before.sessionId().equals(event.sessionId())) {
            session = itemsOf.size();
            itemsOf.add(new IntArrayList(4));
            lastMs.add(event.timeMs());
            current.put(event.subject(), new Current(event.sessionId(), session));
        }
        lastMs.set(session, Math.max(lastMs.getLong(session), event.timeMs()));
        for (int item : items) {
            if (!itemsOf.get(session).rem(item)) {
                while (sessionsOf.size() <= item) {
                    sessionsOf.add(new IntArrayList(2));
                }
                sessionsOf.get(item).add(session);
            }
            itemsOf.get(session).add(item);
        }
    }

    int size() {
        return itemsOf.size();
    }

    /** The subject's current session, or {@link #NONE}. */
    int current(Subject subject) {
        Current session = current.get(subject);
        return session == null ? NONE : session.session();
    }

    /** Its distinct items, the most recently taken one last. */
    IntList items(int session) {
        return itemsOf.get(session);
    }

    /** Of its last event; ms since 1970 UTC or unknown. */
    long lastMs(int session) {
        return lastMs.getLong(session);
    }

    /** The sessions that an item is in. */
    IntList with(int item) {
        return item < sessionsOf.size() ? sessionsOf.get(item) : IntLists.emptyList();
    }
}
