package dev.freshet.trainer.data;

import java.util.Arrays;

/** A history that still grows. */
final class SlotBuffer {

    private int[] tokens = new int[8];
    private byte[] types = new byte[8];
    private long[] times = new long[8];
    private int[] eventStarts = new int[8];
    private byte[] surfaces = new byte[8];
    private int size;
    private int currentEvent;

    int size() {
        return size;
    }

    /** The slots added next belong to a new event. */
    void beginEvent() {
        currentEvent = size;
    }

    long lastTime(long whenEmpty) {
        return size == 0 ? whenEmpty : times[size - 1];
    }

    void add(int token, int type, long timeMs, int surface) {
        if (size == tokens.length) {
            int larger = size * 2;
            tokens = Arrays.copyOf(tokens, larger);
            types = Arrays.copyOf(types, larger);
            times = Arrays.copyOf(times, larger);
            eventStarts = Arrays.copyOf(eventStarts, larger);
            surfaces = Arrays.copyOf(surfaces, larger);
        }
        tokens[size] = token;
        types[size] = (byte) type;
        times[size] = timeMs;
        eventStarts[size] = currentEvent;
        surfaces[size] = (byte) surface;
        size++;
    }

    History toHistory() {
        return new History(
                Arrays.copyOf(tokens, size),
                Arrays.copyOf(types, size),
                Arrays.copyOf(times, size),
                Arrays.copyOf(eventStarts, size),
                Arrays.copyOf(surfaces, size));
    }
}
