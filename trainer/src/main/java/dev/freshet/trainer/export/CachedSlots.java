package dev.freshet.trainer.export;

import dev.freshet.trainer.model.ModelShape;
import java.util.Random;

/**
 * Keys and values of the slots before new ones, right-aligned.
 *
 * @param keys,values [layers, heads, window - 1, d / heads]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CachedSlots(ModelShape shape, float[] keys, float[] values) {

    static CachedSlots none(ModelShape shape) {
        int size = shape.layers() * (shape.window() - 1) * shape.dimensions();
        return new CachedSlots(shape, new float[size], new float[size]);
    }

    /** The last slots of what the full encoder gives, [layers, length, d]. */
    static CachedSlots of(ModelShape shape, float[] keys, float[] values, int length) {
        CachedSlots cached = none(shape);
        int places = shape.window() - 1;
        int known = Math.min(length, places);
        for (int i = 0; i < known; i++) {
            cached.set(places - known + i, keys, values, length, length - known + i);
        }
        return cached;
    }

    /** After one more slot, a row of [layers, rows, d]; the oldest falls out. */
    CachedSlots with(float[] newKeys, float[] newValues, int rows, int row) {
        CachedSlots next = none(shape);
        int d = shape.headDimensions();
        int width = (shape.window() - 1) * d;
        for (int from = 0; from < keys.length; from += width) {
            System.arraycopy(keys, from + d, next.keys, from, width - d);
            System.arraycopy(values, from + d, next.values, from, width - d);
        }
        next.set(shape.window() - 2, newKeys, newValues, rows, row);
        return next;
    }

    /** Writes a place from row {@code row} of [layers, rows, d]. */
    private void set(int place, float[] rowKeys, float[] rowValues, int rows, int row) {
        int d = shape.headDimensions();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int head = 0; head < shape.heads(); head++) {
                int from = (layer * rows + row) * shape.dimensions() + head * d;
                System.arraycopy(rowKeys, from, keys, at(layer, head, place), d);
                System.arraycopy(rowValues, from, values, at(layer, head, place), d);
            }
        }
    }

    private int at(int layer, int head, int place) {
        return ((layer * shape.heads() + head) * (shape.window() - 1) + place) * shape.headDimensions();
    }

    /** The same with noise in some places. */
    CachedSlots noisy(boolean[] places, Random random) {
        CachedSlots noisy = new CachedSlots(shape, keys.clone(), values.clone());
        int d = shape.headDimensions();
        for (int i = 0; i < keys.length; i++) {
            if (places[i / d % places.length]) {
                noisy.keys[i] = (float) random.nextGaussian();
                noisy.values[i] = (float) random.nextGaussian();
            }
        }
        return noisy;
    }
}
