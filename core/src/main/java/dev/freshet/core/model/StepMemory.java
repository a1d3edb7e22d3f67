package dev.freshet.core.model;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Native memory that the step graph reads and writes in place, with tensors over it that are made once for each number of rows. */
final class StepMemory implements AutoCloseable {

    private final int layers;
    private final int heads;
    private final int places;
    private final int headDimensions;
    private final FloatBuffer token;
    private final LongBuffer type;
    private final LongBuffer seen;
    private final FloatBuffer keys;
    private final FloatBuffer values;
    private final FloatBuffer embedding;
    private final FloatBuffer newKeys;
    private final FloatBuffer newValues;
    private final FloatBuffer user;
    private final OnnxGraph.@Nullable Tensors[] byRows;

    /** @param capacity rows at most */
    StepMemory(Past shape, int capacity) {
        this.layers = shape.layers();
        this.heads = shape.heads();
        this.places = shape.slots();
        this.headDimensions = shape.headDimensions();
        int d = shape.dimensions();
        this.token = NativeMemory.floats(capacity * d);
        this.type = NativeMemory.longs(capacity);
        this.seen = NativeMemory.longs(capacity * (places + capacity));
        this.keys = NativeMemory.floats(shape.keys().length);
        this.values = NativeMemory.floats(shape.values().length);
        this.embedding = NativeMemory.floats(capacity * d);
        this.newKeys = NativeMemory.floats(layers * capacity * d);
        this.newValues = NativeMemory.floats(layers * capacity * d);
        this.user = NativeMemory.floats(capacity * d);
        this.byRows = new OnnxGraph.Tensors[capacity + 1];
    }

    int capacity() {
        return byRows.length - 1;
    }

    void write(Past past, StepRows rows) {
        int count = rows.count();
        token.put(0, rows.tokens(), 0, count * heads * headDimensions);
        type.put(0, rows.types(), 0, count);
        for (int row = 0; row < count; row++) {
            seen.put(row * (places + count), rows.seen(), row * rows.columns(), places + count);
        }
        keys.put(0, past.keys());
        values.put(0, past.values());
    }

    OnnxGraph.Tensors tensors(OnnxGraph graph, int rows) throws OrtException {
        OnnxGraph.Tensors made = byRows[rows];
        if (made == null) {
            int d = heads * headDimensions;
            made = graph.tensors()
                    .put("token", token, 1, rows, d)
                    .put("type", type, 1, rows)
                    .put("seen", seen, 1, rows, places + rows)
                    .put("keys", keys, layers, heads, places, headDimensions)
                    .put("values", values, layers, heads, places, headDimensions)
                    .into("embedding", embedding, 1, rows, d)
                    .into("new_keys", newKeys, layers, rows, d)
                    .into("new_values", newValues, layers, rows, d)
                    .into("user", user, 1, rows, d);
            byRows[rows] = made;
        }
        return made;
    }

    /** {@code [rows, d]}. */
    FloatBuffer embedding() {
        return embedding;
    }

    /** {@code [layers, rows, d]}. */
    FloatBuffer newKeys() {
        return newKeys;
    }

    /** {@code [layers, rows, d]}. */
    FloatBuffer newValues() {
        return newValues;
    }

    /** {@code [rows, d]}. */
    FloatBuffer user() {
        return user;
    }

    @Override
    public void close() {
        for (OnnxGraph.Tensors each : byRows) {
            if (each != null) {
                each.close();
            }
        }
        Arrays.fill(byRows, null);
    }
}
