package dev.freshet.core.model;

import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.floats;
import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.ints;

import ai.onnxruntime.OrtException;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One thread's way to run a bundle's step graph: native memory that is filled, run, read and filled again. A call has rows; each
 * row is a new slot with the slots before it. Holds native memory and must be closed.
 */
public final class StepCall implements AutoCloseable {

    /** Rows of one call at most. */
    public static final int ROWS = 8;

    /** Pasts of one call at most, where rows do not share one. */
    public static final int PASTS = 2;

    private static final float ATTENDED = 0;
    private static final float MASKED = -1e9f;

    private final OnnxGraph graph;
    private final SlotTokens slots;
    private final boolean usesTimes;
    private final int layers;
    private final int places;
    private final int d;

    private final FloatBuffer tokens;
    private final LongBuffer types;
    private final LongBuffer gaps;
    private final FloatBuffer mask;
    private final FloatBuffer keys;
    private final FloatBuffer values;
    private final FloatBuffer embedding;
    private final FloatBuffer newKeys;
    private final FloatBuffer newValues;
    private final FloatBuffer user;
    private final float[] token;
    private final OnnxGraph.Tensors[] pinned = new OnnxGraph.Tensors[ROWS * PASTS];

    StepCall(OnnxGraph graph, SlotTokens slots, BundleManifest manifest) {
        this.graph = graph;
        this.slots = slots;
        this.usesTimes = manifest.usesTimes();
        this.layers = manifest.layers();
        this.places = manifest.window() - 1;
        this.d = manifest.dimensions();
        this.tokens = NativeMemory.floats(ROWS * d);
        this.types = NativeMemory.longs(ROWS);
        this.gaps = NativeMemory.longs(ROWS * (places + 1));
        this.mask = NativeMemory.floats(ROWS * places);
        this.keys = NativeMemory.floats(PASTS * layers * places * d);
        this.values = NativeMemory.floats(PASTS * layers * places * d);
        this.embedding = NativeMemory.floats(ROWS * d);
        this.newKeys = NativeMemory.floats(ROWS * layers * d);
        this.newValues = NativeMemory.floats(ROWS * layers * d);
        this.user = NativeMemory.floats(ROWS * d);
        this.token = new float[d];
    }

    static OnnxGraph.Signature signature(BundleManifest manifest) {
        int d = manifest.dimensions();
        int layers = manifest.layers();
        int window = manifest.window();
        return new OnnxGraph.Signature(
                Map.of(
                        "token",
                        floats(-1, d),
                        "type",
                        ints(-1),
                        "gaps",
                        ints(-1, window),
                        "mask",
                        floats(-1, window - 1),
                        "keys",
                        floats(-1, layers, window - 1, d),
                        "values",
                        floats(-1, layers, window - 1, d)),
                Map.of(
                        "embedding",
                        floats(-1, d),
                        "new_keys",
                        floats(-1, layers, d),
                        "new_values",
                        floats(-1, layers, d),
                        "user",
                        floats(-1, d)));
    }

    /** Memory for the past of this bundle. */
    public Past past() {
        return new Past(layers, places, d);
    }

    /**
     * Sets what a row attends to.
     *
     * @param number of the past, 0 for all rows if the call shares it, else the row's
     * @param later by how many places the slots lie nearer to the row's slot than the past says; as many of the last are left off
     */
    public void past(int number, Past past, int later) {
        int kept = Math.max(0, places - later) * d;
        for (int layer = 0; layer < layers; layer++) {
            int from = layer * places * d;
            int to = (number * layers * places + (layer + 1) * places) * d - kept;
            keys.put(to, past.keys(), from, kept);
            values.put(to, past.values(), from, kept);
        }
    }

    /**
     * Sets a row's slot, which attends to the slots before it that lie within its window.
     *
     * @param at which slot of the ring
     * @param oldest the first slot of the ring that may be attended to
     * @throws ModelException if the vector of a search cannot be made
     */
    public void slot(int row, Ring ring, int at, int oldest, OutsideItems outside) {
        Slot slot = ring.get(at);
        slots.write(slot, slots.searches(List.of(List.of(slot))), outside, token);
        tokens.put(row * d, token);
        types.put(row, slot.type().code());
        long timeMs = slot.timeMs();
        for (int place = 0; place < places; place++) {
            int before = at - places + place;
            boolean present = before >= oldest;
            mask.put(row * places + place, present ? ATTENDED : MASKED);
            gaps.put(row * (places + 1) + place, present ? gap(ring.timeMs(before), timeMs) : GapBuckets.UNKNOWN);
        }
        gaps.put(row * (places + 1) + places, gap(timeMs, timeMs));
    }

    private int gap(long earlierMs, long laterMs) {
        return usesTimes ? GapBuckets.bucket(earlierMs, laterMs) : GapBuckets.UNKNOWN;
    }

    /** Makes a row like another. */
    public void copy(int from, int to) {
        tokens.put(to * d, tokens, from * d, d);
        types.put(to, types.get(from));
        gaps.put(to * (places + 1), gaps, from * (places + 1), places + 1);
        mask.put(to * places, mask, from * places, places);
    }

    /** Leaves a slot out of what a row attends to; {@code back} 1 is the slot just before the row's. */
    public void leaveOut(int row, int back) {
        mask.put((row + 1) * places - back, MASKED);
    }

    /**
     * Runs the first rows.
     *
     * @param pasts 1 if they share the first past, else as many as rows
     * @throws ModelException if the graph fails
     */
    public void run(int rows, int pasts) {
        try {
            graph.run(pinned(rows, pasts));
        } catch (OrtException e) {
            throw new ModelException("the step", e);
        }
    }

    private OnnxGraph.Tensors pinned(int rows, int pasts) throws OrtException {
        int index = (rows - 1) * PASTS + pasts - 1;
        if (pinned[index] == null) {
            pinned[index] = graph.tensors()
                    .put("token", tokens, rows, d)
                    .put("type", types, rows)
                    .put("gaps", gaps, rows, places + 1)
                    .put("mask", mask, rows, places)
                    .put("keys", keys, pasts, layers, places, d)
                    .put("values", values, pasts, layers, places, d)
                    .into("embedding", embedding, rows, d)
                    .into("new_keys", newKeys, rows, layers, d)
                    .into("new_values", newValues, rows, layers, d)
                    .into("user", user, rows, d);
        }
        return pinned[index];
    }

    /** A row's embedding. @throws ModelException if it holds what is no finite number */
    public float[] embedding(int row) {
        return read("embedding", embedding, row * d, d);
    }

    /** A row's user vector for a request of which nothing is known. @throws ModelException if it holds what is no finite number */
    public float[] user(int row) {
        return read("user", user, row * d, d);
    }

    /** Keys of the first row's slot, {@code [layers, d]}. @throws ModelException if they hold what is no finite number */
    public float[] newKeys() {
        return read("new_keys", newKeys, 0, layers * d);
    }

    /** Values of the first row's slot, {@code [layers, d]}. @throws ModelException if they hold what is no finite number */
    public float[] newValues() {
        return read("new_values", newValues, 0, layers * d);
    }

    private static float[] read(String output, FloatBuffer from, int at, int count) {
        float[] values = new float[count];
        from.get(at, values);
        try {
            OnnxGraph.requireFinite(output, values);
        } catch (OrtException e) {
            throw new ModelException("the step", e);
        }
        return values;
    }

    @Override
    public void close() {
        for (OnnxGraph.Tensors each : pinned) {
            if (each != null) {
                each.close();
            }
        }
        Arrays.fill(pinned, null);
    }
}
