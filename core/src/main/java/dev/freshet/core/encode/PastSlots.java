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
                past.keys(layer, places - size + slot, numbers);
                keyScales[to] = pack(numbers, 0, keys, to * d);
                past.values(layer, places - size + slot, numbers);
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
        float[] room = past.room();
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                unpack(keys, keyScales, layer, head, room);
                past.setKeys(layer, head, size);
                unpack(values, valueScales, layer, head, room);
                past.setValues(layer, head, size);
            }
        }
    }

    /** Slot after slot, so that what is copied on is still at hand. */
    private void unpack(short[] numbers, float[] scales, int layer, int head, float[] into) {
        int width = d / heads;
        for (int slot = 0; slot < size; slot++) {
            int at = (first + slot) % places * layers + layer;
            int from = at * d + head * width;
            int to = slot * width;
            float scale = scales[at];
            for (int i = 0; i < width; i++) {
                into[to + i] = numbers[from + i] * scale;
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
}
