package dev.freshet.core.model;

import java.nio.FloatBuffer;

/**
 * Keys and values of the slots before new ones, each {@code [layers, heads, slots, d / heads]}; the last slot is the one just
 * before them. Where there are fewer slots than places, the first places mean nothing.
 */
@SuppressWarnings("ArrayRecordComponent") // scratch memory, never compared
public record Past(int layers, int heads, int slots, int headDimensions, float[] keys, float[] values) {

    Past(int layers, int heads, int slots, int headDimensions) {
        this(
                layers,
                heads,
                slots,
                headDimensions,
                new float[layers * heads * slots * headDimensions],
                new float[layers * heads * slots * headDimensions]);
    }

    static Past of(BundleManifest manifest) {
        return new Past(
                manifest.layers(), manifest.heads(), manifest.window() - 1, manifest.dimensions() / manifest.heads());
    }

    public int dimensions() {
        return heads * headDimensions;
    }

    /** Where a slot's numbers of one layer and head begin; they lie side by side. */
    public int at(int layer, int head, int slot) {
        return ((layer * heads + head) * slots + slot) * headDimensions;
    }

    /** Reads a slot's numbers of one layer, head after head. */
    public void read(int layer, int slot, float[] into, float[] from) {
        for (int head = 0; head < heads; head++) {
            System.arraycopy(from, at(layer, head, slot), into, head * headDimensions, headDimensions);
        }
    }

    /** Takes over the end of {@code [layers, length, d]}. */
    void fill(int length, FloatBuffer allKeys, FloatBuffer allValues) {
        int kept = Math.min(length, slots);
        for (int layer = 0; layer < layers; layer++) {
            for (int i = 0; i < kept; i++) {
                int from = (layer * length + length - kept + i) * dimensions();
                for (int head = 0; head < heads; head++) {
                    int to = at(layer, head, slots - kept + i);
                    allKeys.get(from + head * headDimensions, keys, to, headDimensions);
                    allValues.get(from + head * headDimensions, values, to, headDimensions);
                }
            }
        }
    }
}
