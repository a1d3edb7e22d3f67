package dev.freshet.core.model;

import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.floats;
import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.ints;

import ai.onnxruntime.OrtException;
import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.state.Slot;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The full contract: typed slots with times, searches as tokens of their words. */
final class EventsTrunk implements Trunk {

    private final OnnxGraph graph;
    private final SlotTokens slots;
    private final BundleManifest manifest;
    private final int dimensions;
    private final int layers;
    /** As many as calls have run at once. */
    private final Queue<EncoderBuffers> idle = new ConcurrentLinkedQueue<>();

    EventsTrunk(OnnxGraph graph, SlotTokens slots, BundleManifest manifest) {
        this.graph = graph;
        this.slots = slots;
        this.manifest = manifest;
        this.dimensions = manifest.dimensions();
        this.layers = manifest.layers();
    }

    /** @param remembers whether the graph must give keys and values, too */
    static OnnxGraph.Signature signature(BundleManifest manifest, boolean remembers) {
        int d = manifest.dimensions();
        Map<String, OnnxGraph.Signature.Tensor> outputs = new HashMap<>(Map.of("embedding", floats(-1, d)));
        if (remembers) {
            outputs.put("keys", floats(-1, manifest.layers(), -1, d));
            outputs.put("values", floats(-1, manifest.layers(), -1, d));
        }
        return new OnnxGraph.Signature(
                Map.of(
                        "tokens",
                        floats(-1, -1, d),
                        "types",
                        ints(-1, -1),
                        "gaps",
                        ints(-1, -1, -1),
                        "lengths",
                        ints(-1)),
                outputs);
    }

    @Override
    public float[][] embed(List<? extends List<Slot>> rings, OutsideItems outside) {
        EncoderBuffers buffers = borrow();
        try {
            return graph.run(inputs(rings, outside, buffers), "embedding", rings.size(), dimensions);
        } catch (OrtException e) {
            throw new ModelException("the encoder", e);
        } finally {
            idle.add(buffers);
        }
    }

    /** Writes the keys and values of a ring's last slots into {@code [layers, past, d]}, at the end where there are fewer. */
    void readPast(List<Slot> ring, OutsideItems outside, Past past) {
        int length = ring.size();
        EncoderBuffers buffers = borrow();
        try (OnnxGraph.Tensors tensors = inputs(List.of(ring), outside, buffers)) {
            FloatBuffer keys = buffers.keys(layers);
            FloatBuffer values = buffers.values(layers);
            tensors.into("keys", keys, 1, layers, length, dimensions);
            tensors.into("values", values, 1, layers, length, dimensions);
            graph.run(tensors);
            past.fill(length, keys, values);
        } catch (OrtException e) {
            throw new ModelException("the encoder", e);
        } finally {
            idle.add(buffers);
        }
    }

    StepCall stepCall(OnnxGraph step) {
        return new StepCall(step, slots, manifest);
    }

    private EncoderBuffers borrow() {
        EncoderBuffers free = idle.poll();
        return free == null ? new EncoderBuffers(dimensions, manifest.usesTimes()) : free;
    }

    private OnnxGraph.Tensors inputs(List<? extends List<Slot>> rings, OutsideItems outside, EncoderBuffers buffers)
            throws OrtException {
        int batch = rings.size();
        int length = rings.stream().mapToInt(List::size).max().orElseThrow();
        Map<ImmutableIntArray, float[]> searches = slots.searches(rings);
        buffers.fit(batch, length);
        for (int b = 0; b < batch; b++) {
            buffers.write(b, rings.get(b), length, slots, searches, outside);
        }
        return graph.tensors()
                .put("tokens", buffers.tokens(), batch, length, dimensions)
                .put("types", buffers.types(), batch, length)
                .put("gaps", buffers.gaps(), batch, length, length)
                .put("lengths", buffers.lengths(), batch);
    }

    @Override
    public void close() throws OrtException {
        graph.close();
    }
}
