package dev.freshet.streams.topology;

import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/**
 * The last slates of some subjects, to see whether people take what they are shown. An estimate, and cheap: in a table of fixed size a subject
 * takes the place of another one, items are known by 32 bits of a hash, only a slate's first {@value #ITEMS} count, and
 * all is forgotten with the task. Nothing of it is stored. Belongs to one task.
 */
final class PreviousSlates {

    private static final int SUBJECTS = 1 << 13;
    private static final int ITEMS = 10;

    /** What somebody does with an item that they want. */
    private static final Set<EventType> WANTING =
            EnumSet.of(EventType.BROWSE, EventType.CLICK, EventType.ADD_TO_CART, EventType.PURCHASE);

    /** What came of looking. */
    enum Verdict {
        /** No slate is remembered, or the event says nothing about it. */
        NONE,
        HIT,
        MISS
    }

    private static final int[] NOTHING = {};

    // Empty until the first slate: a task that only keeps a copy never has one.
    private int[] subjects = NOTHING;
    private int[] sizes = NOTHING;
    private int[] items = NOTHING;

    /** @param slate not empty, or nothing is remembered */
    void remember(Bytes subject, List<SlateItem> slate) {
        if (sizes.length == 0) {
            subjects = new int[SUBJECTS];
            sizes = new int[SUBJECTS];
            items = new int[SUBJECTS * ITEMS];
        }
        int place = place(subject);
        int size = Math.min(slate.size(), ITEMS);
        subjects[place] = subject.hashCode();
        sizes[place] = size;
        for (int i = 0; i < size; i++) {
            items[place * ITEMS + i] = slate.get(i).itemId().hashCode();
        }
    }

    /** Holds an event against the slate that its subject was sent last; each slate is judged once. */
    Verdict judge(Bytes subject, EventType type, List<LineItem> lines) {
        int place = place(subject);
        if (!WANTING.contains(type) || lines.isEmpty() || !holds(place, subject)) {
            return Verdict.NONE;
        }
        Verdict verdict = Verdict.MISS;
        for (int i = 0; i < lines.size() && verdict == Verdict.MISS; i++) {
            verdict = isShown(place, lines.get(i).itemId().hashCode()) ? Verdict.HIT : Verdict.MISS;
        }
        sizes[place] = 0;
        return verdict;
    }

    void forget(Bytes subject) {
        int place = place(subject);
        if (holds(place, subject)) {
            sizes[place] = 0;
        }
    }

    void forgetAll() {
        subjects = NOTHING;
        sizes = NOTHING;
        items = NOTHING;
    }

    private boolean holds(int place, Bytes subject) {
        return sizes.length > 0 && sizes[place] > 0 && subjects[place] == subject.hashCode();
    }

    private boolean isShown(int place, int item) {
        int from = place * ITEMS;
        for (int i = from; i < from + sizes[place]; i++) {
            if (items[i] == item) {
                return true;
            }
        }
        return false;
    }

    /** Multiplicative hashing (Knuth, volume 3, 6.4): the upper bits are even. */
    private static int place(Bytes subject) {
        return (subject.hashCode() * 0x9e3779b9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SUBJECTS));
    }
}
