package dev.freshet.core.model;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Native memory that the step graph reads and writes in place, with tensors over it that are made once for each number of rows. */
final class StepMemory implements AutoCloseable {

    private final Past past;
    private final FloatBuffer token;
    private final LongBuffer type;
    private final LongBuffer seen;
    private final FloatBuffer embedding;
    private final FloatBuffer newKeys;
    private final FloatBuffer newValues;
    private final FloatBuffer user;
    private final OnnxGraph.@Nullable Tensors[] byRows;

    /** @param capacity rows at most */
    StepMemory(Past past, int capacity) {
        this.past = past;
        int d = past.dimensions();
        this.token = NativeMemory.floats(capacity * d);
        this.type = NativeMemory.longs(capacity);
        this.seen = NativeMemory.longs(capacity * (past.slots() + capacity));
        this.embedding = NativeMemory.floats(capacity * d);
        this.newKeys = NativeMemory.floats(past.layers() * capacity * d);
        this.newValues = NativeMemory.floats(past.layers() * capacity * d);
        this.user = NativeMemory.floats(capacity * d);
        this.byRows = new OnnxGraph.Tensors[capacity + 1];
    }

    int capacity() {
        return byRows.length - 1;
    }

    void write(StepRows rows) {
        int count = rows.count();
        token.put(0, rows.tokens(), 0, count * past.dimensions());
        type.put(0, rows.types(), 0, count);
        int columns = past.slots() + count;
        for (int row = 0; row < count; row++) {
            seen.put(row * columns, rows.seen(), row * rows.columns(), columns);
        }
    }

    OnnxGraph.Tensors tensors(OnnxGraph graph, int rows) throws OrtException {
        OnnxGraph.Tensors made = byRows[rows];
        if (made == null) {
            int d = past.dimensions();
            int layers = past.layers();
            int heads = past.heads();
            int places = past.slots();
            made = graph.tensors()
                    .put("token", token, 1, rows, d)
                    .put("type", type, 1, rows)
                    .put("seen", seen, 1, rows, places + rows)
                    .put("keys", past.keys(), layers, heads, places, past.headDimensions())
                    .put("values", past.values(), layers, heads, places, past.headDimensions())
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
