package dev.freshet.core.visits;

import dev.freshet.core.Hashes;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.state.Ring;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Duration;

/**
 * What a subject visited shortly before an event: the items of up to {@value #EVENTS} events before it, at most a day back. One of the
 * event before counts {@link DecayedVisits#UNIT}, of the one before that half of it, then a third. Before
 * is what arrived before, as the ring has it.
 */
public final class PastVisits {

    /** Nothing was visited. */
    public static final PastVisits NONE = new PastVisits(new long[0], new long[0]);

    /** Events before the event that count. */
    static final int EVENTS = 3;

    /** Slots before the event that are looked at, so that a basket of a hundred items is no burden. */
    public static final int SLOTS = 12;

    private static final long LONGEST_MS = Duration.ofDays(1).toMillis();

    private final long[] itemHashes;
    private final long[] millionths;

    private PastVisits(long[] itemHashes, long[] millionths) {
        this.itemHashes = itemHashes;
        this.millionths = millionths;
    }

    /**
     * As somebody wrote it down.
     *
     * @param itemHashes the newest first; the same item may be there again
     * @param millionths as many, from 1 to {@link DecayedVisits#UNIT}
     */
    public static PastVisits of(long[] itemHashes, long[] millionths) {
        if (itemHashes.length != millionths.length) {
            throw new IllegalArgumentException(
                    itemHashes.length + " items with " + millionths.length + " counts; as many of both are allowed");
        }
        for (long each : millionths) {
            if (each < 1 || each > DecayedVisits.UNIT) {
                throw new IllegalArgumentException(
                        "a visit counts " + each + "; 1 to " + DecayedVisits.UNIT + " is allowed");
            }
        }
        return itemHashes.length == 0 ? NONE : new PastVisits(itemHashes.clone(), millionths.clone());
    }

    /**
     * Of an event whose slots the ring holds; none where it holds none of them, or the event's time is unknown.
     *
     * @param ring the subject's, after the event
     */
    public static PastVisits of(Ring ring, UserEvent event) {
        int first = EventTime.isKnown(event.timeMs()) ? firstSlot(ring, Hashes.event(event.eventId())) : 0;
        LongArrayList items = new LongArrayList(EVENTS);
        LongArrayList counts = new LongArrayList(EVENTS);
        int events = 0;
        for (int slot = first - 1; slot >= Math.max(0, first - SLOTS); slot--) {
            if (!EventTime.isKnown(ring.timeMs(slot)) || ring.timeMs(first) - ring.timeMs(slot) > LONGEST_MS) {
                break;
            }
            if (!isVisit(ring, slot)) {
                continue;
            }
            boolean another = items.isEmpty() || ring.eventHash(slot) != ring.eventHash(slot + 1);
            events += another ? 1 : 0;
            if (events > EVENTS) {
                break;
            }
            items.add(ring.itemHash(slot));
            counts.add(DecayedVisits.UNIT / events);
        }
        return items.isEmpty() ? NONE : new PastVisits(items.toLongArray(), counts.toLongArray());
    }

    /** Whether no slot of a ring is seen from an event at a time, now or later. */
    public static boolean isLongAgo(Ring ring, long timeMs) {
        return ring.isEmpty() || timeMs - ring.timeMs(ring.size() - 1) > LONGEST_MS;
    }

    /** How many there are; the same item may be there again. */
    public int size() {
        return itemHashes.length;
    }

    /** An item by {@link Hashes#item}, the newest first. */
    public long itemHash(int i) {
        return itemHashes[i];
    }

    /** What it counts, in millionths. */
    public long millionths(int i) {
        return millionths[i];
    }

    private static boolean isVisit(Ring ring, int slot) {
        return !ring.isSearch(slot) && ring.typeCode(slot) != EventType.REMOVE_FROM_CART.code();
    }

    private static int firstSlot(Ring ring, long eventHash) {
        int slot = ring.size();
        while (slot > 0 && ring.eventHash(slot - 1) != eventHash) {
            slot--;
        }
        while (slot > 0 && ring.eventHash(slot - 1) == eventHash) {
            slot--;
        }
        return slot;
    }
}
