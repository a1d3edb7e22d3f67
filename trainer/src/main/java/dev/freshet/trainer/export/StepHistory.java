package dev.freshet.trainer.export;

import dev.freshet.core.model.GapBuckets;
import dev.freshet.trainer.model.ModelShape;
import java.util.Arrays;
import java.util.Random;

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

    /**
     * What the step reads of the new slots {@code from} to {@code to}, a row each, and of the last of them once more for each of
     * some sets of slots that are left out.
     *
     * @param leftOut by slot
     */
    OnnxRunner.Inputs step(int from, int to, ModelShape shape, CachedSlots cached, boolean[]... leftOut) {
        int rows = to - from + leftOut.length;
        int d = dimensions();
        float[] token = new float[rows * d];
        int[] type = new int[rows];
        int columns = shape.window() - 1 + rows;
        int[] seen = new int[rows * columns];
        Arrays.fill(seen, shape.window() * GapBuckets.COUNT);
        for (int row = 0; row < rows; row++) {
            int slot = Math.min(from + row, to - 1);
            System.arraycopy(tokens, slot * d, token, row * d, d);
            type[row] = types[slot];
            int start = row * columns + shape.window() - 1;
            for (int other = Math.max(0, slot - shape.window() + 1); other < slot; other++) {
                boolean hidden = from + row >= to && leftOut[from + row - to][other];
                if (!hidden && other >= from - shape.window() + 1) {
                    seen[start + other - from] = seen(slot, other);
                }
            }
            seen[start + row] = seen(slot, slot);
        }
        long[] past = {shape.layers(), shape.heads(), shape.window() - 1, shape.headDimensions()};
        return new OnnxRunner.Inputs()
                .floats("token", token, 1, rows, d)
                .integers("type", type, 1, rows)
                .integers("seen", seen, 1, rows, columns)
                .floats("keys", cached.keys(), past)
                .floats("values", cached.values(), past);
    }

    private int seen(int slot, int other) {
        return (slot - other) * GapBuckets.COUNT + gaps[slot * slots + other];
    }
}
