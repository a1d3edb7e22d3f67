package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import it.unimi.dsi.fastutil.ints.IntBidirectionalIterator;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The distinct items of each subject, the most recently taken one last. */
final class Histories {

    private static final int[] NONE = {};

    private final Map<Subject, IntLinkedOpenHashSet> bySubject = new LinkedHashMap<>();

    boolean has(Subject subject, int item) {
        IntLinkedOpenHashSet history = bySubject.get(subject);
        return history != null && history.contains(item);
    }

    void take(Subject subject, int item) {
        bySubject.computeIfAbsent(subject, s -> new IntLinkedOpenHashSet(4)).addAndMoveToLast(item);
    }

    /** The last items, most recent first; none of a stranger. */
    int[] last(Subject subject, int most) {
        IntLinkedOpenHashSet history = bySubject.get(subject);
        if (history == null) {
            return NONE;
        }
        int[] last = new int[Math.min(most, history.size())];
        IntBidirectionalIterator backwards = history.iterator(history.lastInt());
        for (int i = 0; i < last.length; i++) {
            last[i] = backwards.previousInt();
        }
        return last;
    }

    /** Every subject's items. */
    Collection<IntLinkedOpenHashSet> all() {
        return Collections.unmodifiableCollection(bySubject.values());
    }
}
