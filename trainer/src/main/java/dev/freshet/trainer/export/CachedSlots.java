package dev.freshet.trainer.export;

import dev.freshet.trainer.model.ModelShape;
import java.util.Arrays;
import java.util.Random;

/**
 * Keys and values of the slots before a new one, right-aligned.
 *
 * @param keys,values [layers, window - 1, d]
 * @param mask [window - 1] 0 where there is a slot
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CachedSlots(int layers, float[] keys, float[] values, float[] mask) {

    static final float MASKED = -1e9f;

    static CachedSlots none(ModelShape shape) {
        int cached = shape.window() - 1;
        int size = shape.layers() * cached * shape.dimensions();
        float[] mask = new float[cached];
        Arrays.fill(mask, MASKED);
        return new CachedSlots(shape.layers(), new float[size], new float[size], mask);
    }

    /** The last slots of what the full encoder gives, [layers, length, d]. */
    static CachedSlots of(ModelShape shape, float[] keys, float[] values, int length) {
        CachedSlots cached = none(shape);
        int d = shape.dimensions();
        int room = cached.mask.length;
        int known = Math.min(length, room);
        for (int layer = 0; layer < shape.layers(); layer++) {
            int from = ((layer + 1) * length - known) * d;
            int to = ((layer + 1) * room - known) * d;
            System.arraycopy(keys, from, cached.keys, to, known * d);
            System.arraycopy(values, from, cached.values, to, known * d);
        }
        Arrays.fill(cached.mask, room - known, room, 0);
        return cached;
    }

    /** After one more slot, whose keys and values are [layers, d]; the oldest falls out. */
    CachedSlots with(float[] newKeys, float[] newValues) {
        float[] newMask = new float[mask.length];
        System.arraycopy(mask, 1, newMask, 0, mask.length - 1);
        return new CachedSlots(layers, appended(keys, newKeys), appended(values, newValues), newMask);
    }

    private float[] appended(float[] all, float[] last) {
        int d = last.length / layers;
        int width = mask.length * d;
        float[] moved = new float[all.length];
        for (int layer = 0; layer < layers; layer++) {
            System.arraycopy(all, layer * width + d, moved, layer * width, width - d);
            System.arraycopy(last, layer * d, moved, (layer + 1) * width - d, d);
        }
        return moved;
    }

    /** The same with noise in the place of all slots that a mask hides. */
    CachedSlots noisy(float[] hidden, Random random) {
        CachedSlots noisy = new CachedSlots(layers, keys.clone(), values.clone(), mask);
        int d = keys.length / layers / mask.length;
        for (int i = 0; i < keys.length; i++) {
            if (hidden[i / d % mask.length] != 0) {
                noisy.keys[i] = (float) random.nextGaussian();
                noisy.values[i] = (float) random.nextGaussian();
            }
        }
        return noisy;
    }
}
