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
            fit(Math.max(8, size * 2));
        }
        tokens[size] = token;
        types[size] = (byte) type;
        times[size] = timeMs;
        eventStarts[size] = currentEvent;
        surfaces[size] = (byte) surface;
        size++;
    }

    /** Shares its arrays with the history; a slot added later goes into others. */
    History toHistory() {
        if (size < tokens.length) {
            fit(size);
        }
        return new History(tokens, types, times, eventStarts, surfaces);
    }

    private void fit(int length) {
        tokens = Arrays.copyOf(tokens, length);
        types = Arrays.copyOf(types, length);
        times = Arrays.copyOf(times, length);
        eventStarts = Arrays.copyOf(eventStarts, length);
        surfaces = Arrays.copyOf(surfaces, length);
    }
}
