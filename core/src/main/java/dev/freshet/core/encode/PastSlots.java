package dev.freshet.core.encode;

import dev.freshet.core.model.Past;

/**
 * Keys and values of a subject's last slots, as many as a window has besides the newest. 16 bits a number with one scale for
 * each slot, layer and kind: half of what floats take, with an error of at most 1/65534 of the largest number under the scale.
 */
final class PastSlots {

    private static final float LARGEST = Short.MAX_VALUE;

    private final int layers;
    private final int places;
    private final int d;
    /** {@code [places, layers, d]}, the oldest slot at {@code first}, round the end. */
    private final short[] keys;

    private final short[] values;
    private final float[] keyScales;
    private final float[] valueScales;
    private int first;
    private int size;

    PastSlots(Past shape) {
        this.layers = shape.layers();
        this.places = shape.slots();
        this.d = shape.dimensions();
        this.keys = new short[places * layers * d];
        this.values = new short[places * layers * d];
        this.keyScales = new float[places * layers];
        this.valueScales = new float[places * layers];
    }

    static int bytes(Past shape) {
        return shape.slots() * shape.layers() * 2 * (shape.dimensions() * Short.BYTES + Float.BYTES);
    }

    /** Takes over the last slots of a past. */
    void fill(Past past, int count) {
        first = 0;
        size = Math.min(count, places);
        for (int slot = 0; slot < size; slot++) {
            for (int layer = 0; layer < layers; layer++) {
                int from = (layer * places + places - size + slot) * d;
                int to = slot * layers + layer;
                keyScales[to] = pack(past.keys(), from, keys, to * d);
                valueScales[to] = pack(past.values(), from, values, to * d);
            }
        }
    }

    /** Adds the newest slot, {@code [layers, d]} each; the oldest falls out where there is no place. */
    void append(float[] newKeys, float[] newValues) {
        if (places == 0) {
            return;
        }
        int place = (first + size) % places;
        for (int layer = 0; layer < layers; layer++) {
            int to = place * layers + layer;
            keyScales[to] = pack(newKeys, layer * d, keys, to * d);
            valueScales[to] = pack(newValues, layer * d, values, to * d);
        }
        if (size == places) {
            first = (first + 1) % places;
        } else {
            size++;
        }
    }

    void copyTo(Past past) {
        for (int slot = 0; slot < size; slot++) {
            int place = (first + slot) % places;
            for (int layer = 0; layer < layers; layer++) {
                int from = place * layers + layer;
                int to = (layer * places + places - size + slot) * d;
                unpack(keys, from * d, keyScales[from], past.keys(), to);
                unpack(values, from * d, valueScales[from], past.values(), to);
            }
        }
    }

    private float pack(float[] from, int at, short[] into, int to) {
        float largest = 0;
        for (int i = 0; i < d; i++) {
            largest = Math.max(largest, Math.abs(from[at + i]));
        }
        float steps = largest == 0 ? 0 : LARGEST / largest;
        for (int i = 0; i < d; i++) {
            float scaled = from[at + i] * steps;
            into[to + i] = (short) (scaled + Math.copySign(.5f, scaled));
        }
        return largest / LARGEST;
    }

    private void unpack(short[] from, int at, float scale, float[] into, int to) {
        for (int i = 0; i < d; i++) {
            into[to + i] = from[at + i] * scale;
        }
    }
}
