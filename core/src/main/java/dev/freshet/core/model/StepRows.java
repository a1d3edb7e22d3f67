package dev.freshet.core.model;

import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a step: for each its slot's vector and type, and which slots it sees at what distance in places and time. A row
 * sees places of the past, rows of new slots before its own, and itself.
 */
final class StepRows {

    private static final int USUAL = 8;

    private final SlotTokens slots;
    private final boolean usesTimes;
    private final int places;
    private final int d;
    /** What the graph takes for a slot that is not seen. */
    private final long unseen;

    private float[] tokens;
    private long[] types;
    private long[] seen;
    private int capacity;
    private int count;

    private Ring ring = Ring.copyOf(List.of());
    private int more;
    private OutsideItems outside = OutsideItems.NONE;

    StepRows(SlotTokens slots, BundleManifest manifest) {
        this.slots = slots;
        this.usesTimes = manifest.usesTimes();
        this.places = manifest.window() - 1;
        this.d = manifest.dimensions();
        this.unseen = (long) manifest.window() * GapBuckets.COUNT;
        this.capacity = USUAL;
        this.tokens = new float[capacity * d];
        this.types = new long[capacity];
        this.seen = new long[capacity * columns()];
    }

    int count() {
        return count;
    }

    int capacity() {
        return capacity;
    }

    /** Row by row, {@code [count, d]}. */
    float[] tokens() {
        return tokens;
    }

    long[] types() {
        return types;
    }

    /** Row by row, {@link #columns} each: places of the past, then rows. */
    long[] seen() {
        return seen;
    }

    int columns() {
        return places + capacity;
    }

    void start(Ring newRing, int newSlots, OutsideItems newOutside) {
        ring = newRing;
        more = newSlots;
        outside = newOutside;
        count = 0;
        for (int at = ring.size() - more; at < ring.size(); at++) {
            int row = addRow();
            readSlot(row, at);
            see(row, at, at - places);
        }
    }

    int addOlder(int back) {
        int newest = ring.size() - 1;
        int row = addRow();
        readSlot(row, newest - back);
        see(row, newest - back, newest - places);
        return row;
    }

    int addNewest(long withoutEvent) {
        int newest = more - 1;
        int row = addRow();
        System.arraycopy(tokens, newest * d, tokens, row * d, d);
        types[row] = types[newest];
        int from = row * columns();
        System.arraycopy(seen, newest * columns(), seen, from, columns());
        seen[from + places + row] = seen[from + places + newest];
        seen[from + places + newest] = unseen;
        int first = ring.size() - more - places;
        for (int column = Math.max(0, -first); column < places + newest; column++) {
            if (ring.eventHash(first + column) == withoutEvent) {
                seen[from + column] = unseen;
            }
        }
        return row;
    }

    private int addRow() {
        if (count == capacity) {
            grow();
        }
        return count++;
    }

    private void grow() {
        int before = columns();
        capacity *= 2;
        tokens = Arrays.copyOf(tokens, capacity * d);
        types = Arrays.copyOf(types, capacity);
        long[] wider = new long[capacity * columns()];
        for (int row = 0; row < count; row++) {
            System.arraycopy(seen, row * before, wider, row * columns(), before);
            Arrays.fill(wider, row * columns() + before, (row + 1) * columns(), unseen);
        }
        seen = wider;
    }

    private void readSlot(int row, int at) {
        Slot slot = ring.get(at);
        slots.write(slot, outside, tokens, row * d);
        types[row] = slot.type().code();
    }

    private void see(int row, int at, int oldest) {
        int from = row * columns();
        Arrays.fill(seen, from, from + columns(), unseen);
        int first = ring.size() - more;
        for (int i = Math.max(Math.max(oldest, 0), first - places); i < at; i++) {
            seen[from + places + i - first] = seenAt(at, i);
        }
        seen[from + places + row] = seenAt(at, at);
    }

    private long seenAt(int at, int i) {
        int gap = usesTimes ? GapBuckets.bucket(ring.timeMs(i), ring.timeMs(at)) : GapBuckets.UNKNOWN;
        return (long) (at - i) * GapBuckets.COUNT + gap;
    }
}
