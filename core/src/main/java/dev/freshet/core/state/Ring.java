package dev.freshet.core.state;

import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a ring, oldest first, in columns of primitives; known times never descend. Immutable, and a list for whoever wants
 * slots: {@link #get} makes a slot once and keeps it. Code that runs for every event reads the columns, which allocates nothing.
 */
public final class Ring extends AbstractList<Slot> implements RandomAccess {

    private static final byte[] NO_BYTES = {};
    private static final long[] NO_LONGS = {};
    private static final int TYPE = 0x0F;
    private static final int TERMS = 4;

    static final Ring EMPTY = new Ring(NO_BYTES, NO_LONGS, NO_LONGS, NO_LONGS, NO_LONGS, 0, 0);

    // Type code, and the number of terms in the upper half.
    private final byte[] heads;
    // The item, or the first two terms, the first in the lower half.
    private final long[] firsts;
    // Terms three and four.
    private final long[] seconds;
    private final long[] timesMs;
    private final long[] eventHashes;
    private final int from;
    private final int size;
    // Threads may race to fill it: slots are immutable, and equal whoever made them.
    private @Nullable Slot @Nullable [] slots;

    private Ring(byte[] heads, long[] firsts, long[] seconds, long[] timesMs, long[] eventHashes, int from, int size) {
        this.heads = heads;
        this.firsts = firsts;
        this.seconds = seconds;
        this.timesMs = timesMs;
        this.eventHashes = eventHashes;
        this.from = from;
        this.size = size;
    }

    /** @throws IllegalArgumentException if a known time is before an earlier one */
    public static Ring copyOf(List<Slot> slots) {
        if (slots instanceof Ring ring) {
            return ring;
        }
        Builder builder = new Builder(EMPTY, 0, slots.size());
        for (Slot slot : slots) {
            if (slot instanceof Slot.SearchSlot search) {
                builder.search(search.timeMs(), search.eventHash());
                search.terms().forEach(builder::term);
            } else if (slot instanceof Slot.ItemSlot item) {
                builder.item(item.type(), item.itemHash(), item.timeMs(), item.eventHash());
            }
        }
        return builder.build();
    }

    @Override
    public int size() {
        return size;
    }

    public EventType type(int i) {
        return EventType.ofCode(typeCode(i)).orElseThrow();
    }

    /** {@link EventType#code} of a slot's type. */
    public int typeCode(int i) {
        return heads[at(i)] & TYPE;
    }

    public boolean isSearch(int i) {
        return typeCode(i) == EventType.SEARCH.code();
    }

    /** The item's hash of a slot that is no search. */
    public long itemHash(int i) {
        return firsts[at(i)];
    }

    /** How many terms a search has; 0 for any other slot. */
    public int termCount(int i) {
        return heads[at(i)] >>> TERMS;
    }

    /** Term k of a search, k below {@link #termCount}. */
    public int term(int i, int k) {
        long pair = (k < 2 ? firsts : seconds)[at(i)];
        return (int) ((k & 1) == 0 ? pair : pair >>> Integer.SIZE);
    }

    /** Ms since 1970 UTC, or {@link EventTime#UNKNOWN}. */
    public long timeMs(int i) {
        return timesMs[at(i)];
    }

    public long eventHash(int i) {
        return eventHashes[at(i)];
    }

    /** {@link Slot#digest} of a slot. */
    public long digest(int i) {
        int at = at(i);
        return SlotDigest.of(heads[at], firsts[at], seconds[at], timesMs[at], eventHashes[at]);
    }

    /** The latest known time of a slot, or unknown. */
    long newestMs() {
        for (int at = from + size - 1; at >= from; at--) {
            if (EventTime.isKnown(timesMs[at])) {
                return timesMs[at];
            }
        }
        return EventTime.UNKNOWN;
    }

    /** Whether the slots from i on are the first of another ring. */
    boolean startsFrom(int i, Ring next) {
        int length = size - i;
        int a = from + i;
        int b = next.from;
        return length <= next.size
                && Arrays.equals(eventHashes, a, a + length, next.eventHashes, b, b + length)
                && Arrays.equals(firsts, a, a + length, next.firsts, b, b + length)
                && Arrays.equals(timesMs, a, a + length, next.timesMs, b, b + length)
                && Arrays.equals(heads, a, a + length, next.heads, b, b + length)
                && Arrays.equals(seconds, a, a + length, next.seconds, b, b + length);
    }

    @Override
    public Slot get(int i) {
        int at = at(i);
        @Nullable Slot[] made = slots;
        if (made == null) {
            made = new Slot[size];
            slots = made;
        }
        Slot slot = made[i];
        if (slot == null) {
            slot = isSearch(i)
                    ? new Slot.SearchSlot(SlotDigest.terms(this, i), timesMs[at], eventHashes[at])
                    : new Slot.ItemSlot(type(i), firsts[at], timesMs[at], eventHashes[at]);
            made[i] = slot;
        }
        return slot;
    }

    /** A view without a copy. */
    @Override
    public Ring subList(int fromIndex, int toIndex) {
        Objects.checkFromToIndex(fromIndex, toIndex, size);
        return fromIndex == 0 && toIndex == size
                ? this
                : new Ring(heads, firsts, seconds, timesMs, eventHashes, from + fromIndex, toIndex - fromIndex);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ring that ? size == that.size && startsFrom(0, that) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    private int at(int i) {
        return from + Objects.checkIndex(i, size);
    }

    /** Writes the slots that follow the ones kept of a ring. */
    static final class Builder {
        private final byte[] heads;
        private final long[] firsts;
        private final long[] seconds;
        private final long[] timesMs;
        private final long[] eventHashes;
        private int size;
        private long newestMs;

        /**
         * @param kept how many of a ring's last slots to keep
         * @param room how many slots may be added
         */
        Builder(Ring ring, int kept, int room) {
            int capacity = kept + room;
            int at = ring.from + ring.size - kept;
            heads = new byte[capacity];
            firsts = new long[capacity];
            seconds = new long[capacity];
            timesMs = new long[capacity];
            eventHashes = new long[capacity];
            System.arraycopy(ring.heads, at, heads, 0, kept);
            System.arraycopy(ring.firsts, at, firsts, 0, kept);
            System.arraycopy(ring.seconds, at, seconds, 0, kept);
            System.arraycopy(ring.timesMs, at, timesMs, 0, kept);
            System.arraycopy(ring.eventHashes, at, eventHashes, 0, kept);
            size = kept;
            newestMs = ring.newestMs();
        }

        void item(EventType type, long itemHash, long timeMs, long eventHash) {
            Slot.ItemSlot.requireItemType(type);
            firsts[size] = itemHash;
            add(type, timeMs, eventHash);
        }

        /** A search, whose terms follow. */
        void search(long timeMs, long eventHash) {
            add(EventType.SEARCH, timeMs, eventHash);
        }

        /** A term of the slot added last. */
        void term(int term) {
            int at = size - 1;
            int count = heads[at] >>> TERMS;
            Slot.SearchSlot.requireTerms(count + 1);
            long[] pairs = count < 2 ? firsts : seconds;
            pairs[at] |= (term & 0xFFFF_FFFFL) << (Integer.SIZE * (count & 1));
            heads[at] = (byte) (heads[at] + (1 << TERMS));
        }

        private void add(EventType type, long timeMs, long eventHash) {
            if (EventTime.isKnown(timeMs) && timeMs < newestMs) {
                throw new IllegalArgumentException(
                        "ring goes back in time, from " + newestMs + " to " + timeMs + " ms");
            }
            newestMs = Math.max(newestMs, timeMs);
            heads[size] = (byte) type.code();
            timesMs[size] = timeMs;
            eventHashes[size] = eventHash;
            size++;
        }

        Ring build() {
            return new Ring(heads, firsts, seconds, timesMs, eventHashes, 0, size);
        }
    }
}
