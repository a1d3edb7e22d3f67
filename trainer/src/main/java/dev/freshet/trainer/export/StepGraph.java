package dev.freshet.trainer.export;

import static dev.freshet.trainer.export.OnnxGraphBuilder.attribute;

import dev.freshet.core.model.GapBuckets;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.Recommender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code encoder-step.onnx}: some slots of one subject as rows, each attending in each layer to cached keys and values, to other
 * rows and to itself, as {@code seen} says. A call's arithmetic is short, so what counts is that it has few nodes and that one call
 * is enough for an event.
 */
final class StepGraph {

    private final ModelShape shape;
    private final Parameters parameters;
    private final OnnxGraphBuilder graph = new OnnxGraphBuilder("encoder-step", OnnxGraphBuilder.OPSET_WITH_ATTENTION);
    private final Weights weights;
    private final Blocks blocks;
    /** [R], what {@link Blocks#standardized} asks for. */
    private final String one;

    private final String zero;
    private final List<String> newKeys = new ArrayList<>();
    private final List<String> newValues = new ArrayList<>();

    private StepGraph(Recommender model, Quantization quantization) {
        this.shape = model.shape();
        this.parameters = model.parameters();
        this.weights = new Weights(graph, model, quantization);
        this.blocks = new Blocks(graph, model, weights);
        String rows = graph.op("Gather", graph.op("Shape", "token"), graph.integers(1));
        this.one = graph.filled(rows, 1);
        this.zero = graph.filled(rows, 0);
    }

    static byte[] of(Recommender model, Quantization quantization) {
        return new StepGraph(model, quantization).build();
    }

    private byte[] build() {
        int d = shape.dimensions();
        int layers = shape.layers();
        int heads = shape.heads();
        int cached = shape.window() - 1;
        String token = graph.input("token", OnnxGraphBuilder.FLOAT, 1, "R", d);
        String type = graph.input("type", OnnxGraphBuilder.INT64, 1, "R");
        String seen = graph.input("seen", OnnxGraphBuilder.INT64, 1, "R", "S");
        String keys = graph.input("keys", OnnxGraphBuilder.FLOAT, layers, heads, cached, shape.headDimensions());
        String values = graph.input("values", OnnxGraphBuilder.FLOAT, layers, heads, cached, shape.headDimensions());

        String x = blocks.add(norm(token, "trunk.tokenNorm"), blocks.lookup("trunk.types", type));
        String biases = blocks.transpose(graph.op("Gather", biasTable(), seen), 0, 3, 1, 2);
        List<String> layerBiases = eachLayer(biases, 1, heads);
        List<String> layerKeys = eachLayer(keys, 0, 1);
        List<String> layerValues = eachLayer(values, 0, 1);
        for (int layer = 0; layer < layers; layer++) {
            String prefix = Recommender.layerPrefix(layer);
            String attended =
                    attention(x, layerKeys.get(layer), layerValues.get(layer), layerBiases.get(layer), prefix);
            String mixed = blocks.gated(x, attended, x, prefix + "attentionGate");
            x = blocks.feedForward(mixed, normProduct(mixed, prefix + "forwardNorm", prefix + "up"), prefix);
        }
        String embedding = norm(x, "trunk.finalNorm");
        graph.output("embedding", embedding, 1, "R", d);
        graph.output("new_keys", stacked(newKeys), layers, "R", d);
        graph.output("new_values", stacked(newValues), layers, "R", d);
        // Surface, wanted type and gap unknown add nothing.
        String inner = blocks.silu(normProduct(embedding, "head.norm", "head.up"));
        graph.output("user", graph.op("Add", embedding, blocks.linear(inner, "head.down")), 1, "R", d);
        return graph.model();
    }

    private String norm(String x, String scale) {
        return graph.op("Mul", blocks.standardized(x, one, zero), weights.vector(scale));
    }

    /** The norm of x times a weight, with the norm's scale within the weight. */
    private String normProduct(String x, String scale, String weight) {
        return graph.op("MatMul", blocks.standardized(x, one, zero), weights.linear(weight, scale));
    }

    /** From [1, R, d] to what the rows gather, [1, R, d]. */
    private String attention(String x, String keys, String values, String bias, String prefix) {
        int d = shape.dimensions();
        String projected = normProduct(x, prefix + "attentionNorm", prefix + "qkv");
        List<String> parts = graph.split(projected, 2, d, d, d);
        String key = parts.get(1);
        String value = parts.get(2);
        newKeys.add(key);
        newValues.add(value);
        String mix = graph.attention(shape.heads(), parts.get(0), key, value, bias, keys, values);
        return blocks.linear(mix, prefix + "out");
    }

    /** [window * buckets + 1, layers * heads]: rows by distance, then by gap; the last row is for what is not seen. */
    private String biasTable() {
        return blocks.biasTable(
                ofAllLayers("relative", shape.window()),
                ofAllLayers("gap", GapBuckets.COUNT),
                shape.layers() * shape.heads(),
                1);
    }

    /** [rows, layers * heads] from [rows, heads] of each layer. */
    private float[] ofAllLayers(String name, int rows) {
        int heads = shape.heads();
        int columns = shape.layers() * heads;
        float[] joined = new float[rows * columns];
        for (int layer = 0; layer < shape.layers(); layer++) {
            float[] own = parameters.values(Recommender.layerPrefix(layer) + name);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(own, row * heads, joined, row * columns + layer * heads, heads);
            }
        }
        return joined;
    }

    /** Cuts an axis into the layers' equal parts. */
    private List<String> eachLayer(String x, long axis, int size) {
        long[] sizes = new long[shape.layers()];
        Arrays.fill(sizes, size);
        return shape.layers() == 1 ? List.of(x) : graph.split(x, axis, sizes);
    }

    /** Of [1, R, d] for each layer, [layers, R, d]. */
    private String stacked(List<String> layers) {
        return graph.op("Concat", List.of(attribute("axis", 0L)), layers.toArray(String[]::new));
    }
}
