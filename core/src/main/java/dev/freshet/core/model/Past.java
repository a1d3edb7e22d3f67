package dev.freshet.core.model;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;

/**
 * Keys and values of the slots before new ones, in the native memory that a step reads, each {@code [layers, heads, slots, d /
 * heads]}; the last slot is the one just before them. Where there are fewer slots than places, the first places mean nothing.
 */
public final class Past {

    private final int layers;
    private final int heads;
    private final int slots;
    private final int headDimensions;
    private final FloatBuffer keys;
    private final FloatBuffer values;
    private final float[] room;

    Past(BundleManifest manifest) {
        this.layers = manifest.layers();
        this.heads = manifest.heads();
        this.slots = manifest.window() - 1;
        this.headDimensions = manifest.dimensions() / manifest.heads();
        this.keys = NativeMemory.floats(layers * slots * dimensions());
        this.values = NativeMemory.floats(layers * slots * dimensions());
        this.room = new float[slots * headDimensions];
    }

    public int layers() {
        return layers;
    }

    public int heads() {
        return heads;
    }

    /** Places for slots. */
    public int slots() {
        return slots;
    }

    /** Numbers of a slot in one layer and head. */
    public int headDimensions() {
        return headDimensions;
    }

    /** Numbers of a slot in one layer: those of all heads. */
    public int dimensions() {
        return heads * headDimensions;
    }

    /** Where the numbers of one layer and head are written, slot after slot, to be taken over by the methods below. */
    public float[] room() {
        return room;
    }

    /** Sets the keys of the last slots in one layer and head to what is in the {@link #room}. */
    public void setKeys(int layer, int head, int count) {
        keys.put(at(layer, head, slots - count), room, 0, count * headDimensions);
    }

    /** Sets the values of the last slots in one layer and head to what is in the {@link #room}. */
    public void setValues(int layer, int head, int count) {
        values.put(at(layer, head, slots - count), room, 0, count * headDimensions);
    }

    /** Reads a slot's keys of one layer, head after head. */
    public void keys(int layer, int slot, float[] into) {
        read(keys, layer, slot, into);
    }

    /** Reads a slot's values of one layer, head after head. */
    public void values(int layer, int slot, float[] into) {
        read(values, layer, slot, into);
    }

    private void read(FloatBuffer from, int layer, int slot, float[] into) {
        for (int head = 0; head < heads; head++) {
            from.get(at(layer, head, slot), into, head * headDimensions, headDimensions);
        }
    }

    private int at(int layer, int head, int slot) {
        return ((layer * heads + head) * slots + slot) * headDimensions;
    }

    FloatBuffer keys() {
        return keys;
    }

    FloatBuffer values() {
        return values;
    }

    /**
     * Takes over the end of {@code [layers, length, d]}.
     *
     * @throws OrtException if it holds what is no finite number
     */
    void fill(int length, FloatBuffer allKeys, FloatBuffer allValues) throws OrtException {
        float[] slot = new float[dimensions()];
        int kept = Math.min(length, slots);
        for (int layer = 0; layer < layers; layer++) {
            for (int i = 0; i < kept; i++) {
                int from = (layer * length + length - kept + i) * dimensions();
                allKeys.get(from, slot);
                OnnxGraph.requireFinite("keys", slot);
                write(slot, keys, layer, slots - kept + i);
                allValues.get(from, slot);
                OnnxGraph.requireFinite("values", slot);
                write(slot, values, layer, slots - kept + i);
            }
        }
    }

    private void write(float[] from, FloatBuffer into, int layer, int slot) {
        for (int head = 0; head < heads; head++) {
            into.put(at(layer, head, slot), from, head * headDimensions, headDimensions);
        }
    }
}
