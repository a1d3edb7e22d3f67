package dev.freshet.core.model;

import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.floats;
import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.ints;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** From an embedding and a request's context to the user vector. */
final class Head implements AutoCloseable {

    private final OnnxGraph graph;
    private final List<String> surfaces;
    private final int dimensions;

    Head(OnnxGraph graph, List<String> surfaces, int dimensions) {
        this.graph = graph;
        this.surfaces = surfaces;
        this.dimensions = dimensions;
    }

    static OnnxGraph.Signature signature(int dimensions) {
        return new OnnxGraph.Signature(
                Map.of(
                        "embedding",
                        floats(-1, dimensions),
                        "surface",
                        ints(-1),
                        "wanted_type",
                        ints(-1),
                        "gap",
                        ints(-1)),
                Map.of("user", floats(-1, dimensions)));
    }

    float[][] users(float[][] embeddings, RequestContext context) {
        int batch = embeddings.length;
        float[] flat = new float[batch * dimensions];
        for (int b = 0; b < batch; b++) {
            System.arraycopy(embeddings[b], 0, flat, b * dimensions, dimensions);
        }
        long surface = context.surface().map(name -> surfaces.indexOf(name) + 1).orElse(0);
        long wanted = context.wantedType().map(type -> (long) type.code()).orElse(0L);
        try {
            OnnxGraph.Tensors inputs = graph.tensors()
                    .put("embedding", FloatBuffer.wrap(flat), batch, dimensions)
                    .put("surface", repeated(surface, batch), batch)
                    .put("wanted_type", repeated(wanted, batch), batch)
                    .put("gap", repeated(context.gapBucket(), batch), batch);
            return graph.run(inputs, "user", batch, dimensions);
        } catch (OrtException e) {
            throw new ModelException("the head", e);
        }
    }

    private static long[] repeated(long value, int times) {
        long[] all = new long[times];
        Arrays.fill(all, value);
        return all;
    }

    @Override
    public void close() throws OrtException {
        graph.close();
    }
}
