package dev.freshet.core.model;

import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.floats;
import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.ints;

import ai.onnxruntime.OrtException;
import dev.freshet.core.state.Ring;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * One thread's way to run a bundle's step graph. A call is about one subject: {@link #past} is filled, {@link #start} adds a row
 * for each new slot, others may be added to ask what would be otherwise, and {@link #run} computes all rows at once, which costs
 * little more than one. Holds native memory and must be closed.
 */
public final class StepCall implements AutoCloseable {

    private final OnnxGraph graph;
    private final StepRows rows;
    private final Past past;
    private StepMemory memory;

    StepCall(OnnxGraph graph, SlotTokens slots, BundleManifest manifest) {
        this.graph = graph;
        this.past = new Past(manifest);
        this.rows = new StepRows(slots, manifest);
        this.memory = new StepMemory(past, rows.capacity());
    }

    static OnnxGraph.Signature signature(BundleManifest manifest) {
        int d = manifest.dimensions();
        int layers = manifest.layers();
        OnnxGraph.Signature.Tensor past = floats(layers, manifest.heads(), manifest.window() - 1, d / manifest.heads());
        return new OnnxGraph.Signature(
                Map.of(
                        "token",
                        floats(1, -1, d),
                        "type",
                        ints(1, -1),
                        "seen",
                        ints(1, -1, -1),
                        "keys",
                        past,
                        "values",
                        past),
                Map.of(
                        "embedding",
                        floats(1, -1, d),
                        "new_keys",
                        floats(layers, -1, d),
                        "new_values",
                        floats(layers, -1, d),
                        "user",
                        floats(1, -1, d)));
    }

    /** What the new slots attend to besides each other; to be filled before a run. */
    public Past past() {
        return past;
    }

    /**
     * Begins a call with one row, from 0 on, for each of the last slots of a ring; {@link #past} has those before them.
     *
     * @param more how many slots are new, at least 1
     * @throws ModelException if the vector of a search cannot be made
     */
    public void start(Ring ring, int more, OutsideItems outside) {
        rows.start(ring, more, outside);
    }

    /**
     * Adds a row for an older slot, as if those after it were not there. It attends to no slot that the newest one does not attend
     * to: older ones may have fallen out of the ring, or be known to one caller and not to another.
     *
     * @param back how far it lies behind the newest slot, at least 1
     * @return the row
     */
    public int addOlder(int back) {
        return rows.addOlder(back);
    }

    /** Adds a row for the newest slot once more, attending to no slot of one event. @return the row */
    public int addWithout(long eventHash) {
        return rows.addNewest(eventHash);
    }

    /** @throws ModelException if the graph fails */
    public void run() {
        try {
            if (memory.capacity() < rows.count()) {
                memory.close();
                memory = new StepMemory(past, rows.capacity());
            }
            memory.write(rows);
            graph.run(memory.tensors(graph, rows.count()));
        } catch (OrtException e) {
            throw new ModelException("the step", e);
        }
    }

    /** A row's embedding. @throws ModelException if it holds what is no finite number */
    public float[] embedding(int row) {
        return read("embedding", memory.embedding(), row, 1);
    }

    /** A row's user vector for a request of which nothing is known. @throws ModelException if it holds what is no finite number */
    public float[] user(int row) {
        return read("user", memory.user(), row, 1);
    }

    /** Keys of a row's slot, {@code [layers, d]}. @throws ModelException if they hold what is no finite number */
    public float[] newKeys(int row) {
        return read("new_keys", memory.newKeys(), row, past.layers());
    }

    /** Values of a row's slot, {@code [layers, d]}. @throws ModelException if they hold what is no finite number */
    public float[] newValues(int row) {
        return read("new_values", memory.newValues(), row, past.layers());
    }

    private float[] read(String output, FloatBuffer from, int row, int layers) {
        int d = past.dimensions();
        float[] values = new float[layers * d];
        for (int layer = 0; layer < layers; layer++) {
            from.get((layer * rows.count() + row) * d, values, layer * d, d);
        }
        try {
            OnnxGraph.requireFinite(output, values);
        } catch (OrtException e) {
            throw new ModelException("the step", e);
        }
        return values;
    }

    @Override
    public void close() {
        memory.close();
    }
}
