package dev.freshet.trainer.data;

import dev.freshet.core.event.EventType;
import java.util.stream.IntStream;

/**
 * One subject's slots, oldest first, in parallel arrays that nobody changes. All slots of one event (a basket) stand
 * together.
 */
public final class History {

    /** A slot whose item or search has no token: the zero vector. */
    public static final int NO_TOKEN = Integer.MIN_VALUE;

    private final int[] tokens;
    private final byte[] types;
    private final long[] times;
    private final int[] eventStarts;
    private final byte[] surfaces;
    private final int[] nextTargets;

    /**
     * Takes the arrays as its own.
     *
     * @param tokens item index if at least 0; {@code -1 - s} for search s; {@link #NO_TOKEN} for neither
     * @param types codes of {@link EventType}
     * @param times ms since 1970 UTC or {@link dev.freshet.core.event.EventTime#UNKNOWN}
     * @param eventStarts for each slot, the first slot of its event
     * @param surfaces 0 for unknown, or 1 + the index of the corpus's surface
     */
    History(int[] tokens, byte[] types, long[] times, int[] eventStarts, byte[] surfaces) {
        this.tokens = tokens;
        this.types = types;
        this.times = times;
        this.eventStarts = eventStarts;
        this.surfaces = surfaces;
        this.nextTargets = nextTargets();
    }

    public int length() {
        return tokens.length;
    }

    public int token(int slot) {
        return tokens[slot];
    }

    public int type(int slot) {
        return types[slot];
    }

    public long timeMs(int slot) {
        return times[slot];
    }

    public int surface(int slot) {
        return surfaces[slot];
    }

    public int eventStart(int slot) {
        return eventStarts[slot];
    }

    /** One past the last slot of the event that holds the slot. */
    public int eventEnd(int slot) {
        int end = slot + 1;
        while (end < tokens.length && eventStarts[end] == eventStarts[slot]) {
            end++;
        }
        return end;
    }

    public boolean endsEvent(int slot) {
        return slot + 1 == tokens.length || eventStarts[slot + 1] != eventStarts[slot];
    }

    /** The first slot of the next event that could be foretold, or {@link #length()} if there is none. */
    public int nextTarget(int slot) {
        return nextTargets[slot];
    }

    /** Whether the event of this slot is one that a recommendation hopes for. */
    public boolean isTarget(int slot) {
        return tokens[slot] >= 0 && types[slot] != EventType.REMOVE_FROM_CART.code();
    }

    /** The distinct items of the slot's event, if it is one to foretell. */
    int[] targetItems(int slot) {
        return IntStream.range(eventStarts[slot], eventEnd(slot))
                .filter(this::isTarget)
                .map(this::token)
                .distinct()
                .toArray();
    }

    /** The same history with items renumbered; an item numbered below 0 has no token any more. */
    History renumbered(int[] numbers) {
        int[] renumbered = tokens.clone();
        for (int slot = 0; slot < tokens.length; slot++) {
            if (tokens[slot] >= 0) {
                int number = numbers[tokens[slot]];
                renumbered[slot] = number < 0 ? NO_TOKEN : number;
            }
        }
        return new History(renumbered, types, times, eventStarts, surfaces);
    }

    private int[] nextTargets() {
        int[] next = new int[tokens.length];
        int target = tokens.length;
        int end = tokens.length;
        while (end > 0) {
            int start = eventStarts[end - 1];
            boolean foretellable = false;
            for (int slot = start; slot < end; slot++) {
                next[slot] = target;
                foretellable |= isTarget(slot);
            }
            target = foretellable ? start : target;
            end = start;
        }
        return next;
    }
}
