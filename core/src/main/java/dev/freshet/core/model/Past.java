package dev.freshet.core.model;

import java.nio.FloatBuffer;

/**
 * Keys and values of the slots before a new one, each {@code [layers, slots, d]}; the last slot is the one just before it. Where
 * there are fewer slots than places, the first places mean nothing.
 */
@SuppressWarnings("ArrayRecordComponent") // scratch memory, never compared
public record Past(int layers, int slots, int dimensions, float[] keys, float[] values) {

    Past(int layers, int slots, int dimensions) {
        this(layers, slots, dimensions, new float[layers * slots * dimensions], new float[layers * slots * dimensions]);
    }

    /** Takes over the end of {@code [layers, length, d]}. */
    void fill(int length, FloatBuffer allKeys, FloatBuffer allValues) {
        int kept = Math.min(length, slots);
        for (int layer = 0; layer < layers; layer++) {
            int from = ((layer + 1) * length - kept) * dimensions;
            int to = ((layer + 1) * slots - kept) * dimensions;
            allKeys.get(from, keys, to, kept * dimensions);
            allValues.get(from, values, to, kept * dimensions);
        }
    }
}
