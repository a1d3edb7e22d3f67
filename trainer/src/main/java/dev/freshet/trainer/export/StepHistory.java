package dev.freshet.trainer.export;

import dev.freshet.core.model.GapBuckets;
import dev.freshet.trainer.model.ModelShape;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One made-up subject's slots, more than a ring holds.
 *
 * @param tokens [slots, d]
 * @param types [slots]
 * @param gaps [slots, slots] gap buckets from the column's slot to the row's
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StepHistory(int slots, float[] tokens, int[] types, int[] gaps) {

    static StepHistory random(Random random, ModelShape shape, float[] itemVectors, int slots, boolean timesKnown) {
        int d = shape.dimensions();
        int items = itemVectors.length / d;
        float[] tokens = new float[slots * d];
        for (int slot = 0; slot < slots; slot++) {
            int item = random.nextInt(items + 1);
            // The token of an item that is known to nobody is all zeros.
            if (item < items) {
                System.arraycopy(itemVectors, item * d, tokens, slot * d, d);
            }
        }
        int[] gaps = timesKnown
                ? random.ints((long) slots * slots, 0, GapBuckets.COUNT).toArray()
                : new int[slots * slots];
        int[] types = random.ints(slots, 0, ModelShape.EVENT_TYPES).toArray();
        return new StepHistory(slots, tokens, types, gaps);
    }

    private int dimensions() {
        return tokens.length / slots;
    }

    /** What the full encoder reads of the ring of the slots {@code from} to {@code to}. */
    OnnxRunner.Inputs ring(int from, int to) {
        int length = to - from;
        int d = dimensions();
        int[] ringGaps = new int[length * length];
        for (int row = 0; row < length; row++) {
            System.arraycopy(gaps, (from + row) * slots + from, ringGaps, row * length, length);
        }
        return new OnnxRunner.Inputs()
                .floats("tokens", Arrays.copyOfRange(tokens, from * d, to * d), 1, length, d)
                .integers("types", Arrays.copyOfRange(types, from, to), 1, length)
                .integers("gaps", ringGaps, 1, length, length)
                .integers("lengths", new int[] {length}, 1);
    }

    /** What the step reads at a slot, once for each of the masks; the cache has one entry, or one for each mask. */
    OnnxRunner.Inputs step(int slot, ModelShape shape, float[][] masks, CachedSlots... caches) {
        int b = masks.length;
        int n = caches.length;
        int d = dimensions();
        int window = shape.window();
        int cached = window - 1;
        int[] slotGaps = new int[window];
        for (int i = 0; i < window; i++) {
            int other = slot - cached + i;
            slotGaps[i] = other < 0 ? 0 : gaps[slot * slots + other];
        }
        float[] token = Arrays.copyOfRange(tokens, slot * d, (slot + 1) * d);
        return new OnnxRunner.Inputs()
                .floats("token", joined(repeated(token, b)), b, d)
                .integers("type", IntStream.generate(() -> types[slot]).limit(b).toArray(), b)
                .integers(
                        "gaps",
                        IntStream.range(0, b * window)
                                .map(i -> slotGaps[i % window])
                                .toArray(),
                        b,
                        window)
                .floats("mask", joined(masks), b, cached)
                .floats(
                        "keys",
                        joined(Arrays.stream(caches).map(CachedSlots::keys).toArray(float[][]::new)),
                        n,
                        shape.layers(),
                        cached,
                        d)
                .floats(
                        "values",
                        joined(Arrays.stream(caches).map(CachedSlots::values).toArray(float[][]::new)),
                        n,
                        shape.layers(),
                        cached,
                        d);
    }

    private static float[][] repeated(float[] row, int times) {
        float[][] rows = new float[times][];
        Arrays.fill(rows, row);
        return rows;
    }

    private static float[] joined(float[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, all, row * rows[row].length, rows[row].length);
        }
        return all;
    }
}
