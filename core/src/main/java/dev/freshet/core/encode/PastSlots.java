package dev.freshet.core.encode;

import dev.freshet.core.model.Past;

/**
 * Keys and values of a subject's last slots, as many as a window has besides the newest. 16 bits a number with one scale for
 * each slot, layer and kind: half of what floats take, with an error of at most 1/65534 of the largest number under the scale.
 */
final class PastSlots {

    private static final float LARGEST = Short.MAX_VALUE;
    private static final float ABOVE = LARGEST + 1.5f;

    private final int layers;
    private final int heads;
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
        this.heads = shape.heads();
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
        float[] numbers = new float[d];
        first = 0;
        size = Math.min(count, places);
        for (int slot = 0; slot < size; slot++) {
            for (int layer = 0; layer < layers; layer++) {
                int to = slot * layers + layer;
                past.read(layer, places - size + slot, numbers, past.keys());
                keyScales[to] = pack(numbers, 0, keys, to * d);
                past.read(layer, places - size + slot, numbers, past.values());
                valueScales[to] = pack(numbers, 0, values, to * d);
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
                for (int head = 0; head < heads; head++) {
                    int part = from * d + head * (d / heads);
                    int to = past.at(layer, head, places - size + slot);
                    unpack(keys, part, keyScales[from], past.keys(), to);
                    unpack(values, part, valueScales[from], past.values(), to);
                }
            }
        }
    }

    private float pack(float[] from, int at, short[] into, int to) {
        float largest = 0;
        for (int i = 0; i < d; i++) {
            float size = Math.abs(from[at + i]);
            largest = size > largest ? size : largest;
        }
        float steps = largest == 0 ? 0 : LARGEST / largest;
        for (int i = 0; i < d; i++) {
            float scaled = from[at + i] * steps;
            // Rounds to the nearest: above 0 all the way, so that cutting off rounds down.
            into[to + i] = (short) ((int) (scaled + ABOVE) - (int) LARGEST - 1);
        }
        return largest / LARGEST;
    }

    private void unpack(short[] from, int at, float scale, float[] into, int to) {
        for (int i = 0; i < d / heads; i++) {
            into[to + i] = from[at + i] * scale;
        }
    }
}
