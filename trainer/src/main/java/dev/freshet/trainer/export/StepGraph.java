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
 * {@code encoder-step.onnx}: one new slot, attending in each layer to itself and to the cached keys and values of the window - 1
 * slots before it. A call's arithmetic is short, so what counts is that it has few nodes.
 */
final class StepGraph {

    private final ModelShape shape;
    private final Parameters parameters;
    private final OnnxGraphBuilder graph = new OnnxGraphBuilder("encoder-step");
    private final Blocks blocks;
    private final String headColumns;
    private final List<String> newKeys = new ArrayList<>();
    private final List<String> newValues = new ArrayList<>();

    private StepGraph(Recommender model) {
        this.shape = model.shape();
        this.parameters = model.parameters();
        this.blocks = new Blocks(graph, model);
        this.headColumns = graph.floats(headColumns(), shape.heads(), shape.dimensions());
    }

    static byte[] of(Recommender model) {
        return new StepGraph(model).build();
    }

    private byte[] build() {
        int d = shape.dimensions();
        int cached = shape.window() - 1;
        String token = graph.input("token", OnnxGraphBuilder.FLOAT, "B", d);
        String type = graph.input("type", OnnxGraphBuilder.INT64, "B");
        String gaps = graph.input("gaps", OnnxGraphBuilder.INT64, "B", shape.window());
        String mask = graph.input("mask", OnnxGraphBuilder.FLOAT, "B", cached);
        String keys = graph.input("keys", OnnxGraphBuilder.FLOAT, "N", shape.layers(), cached, d);
        String values = graph.input("values", OnnxGraphBuilder.FLOAT, "N", shape.layers(), cached, d);

        String typed = blocks.add(blocks.norm(token, "trunk.tokenNorm"), blocks.lookup("trunk.types", type));
        String x = graph.op("Reshape", typed, graph.integers(-1, 1, 1, d));
        List<String> biases = eachLayer(bias(gaps, mask));
        List<String> layerKeys = eachLayer(keys);
        List<String> layerValues = eachLayer(values);
        for (int layer = 0; layer < shape.layers(); layer++) {
            String prefix = Recommender.layerPrefix(layer);
            String attended = attention(x, layerKeys.get(layer), layerValues.get(layer), biases.get(layer), prefix);
            x = blocks.feedForward(blocks.gated(x, attended, x, prefix + "attentionGate"), prefix);
        }
        String last = graph.op("Reshape", x, graph.integers(-1, d));
        String embedding = blocks.norm(last, "trunk.finalNorm");
        graph.output("embedding", embedding, "B", d);
        graph.output("new_keys", slot(newKeys), "B", shape.layers(), d);
        graph.output("new_values", slot(newValues), "B", shape.layers(), d);
        // Surface, wanted type and gap unknown add nothing.
        graph.output("user", blocks.residual(embedding, "head."), "B", d);
        return graph.model();
    }

    /**
     * From [B, 1, 1, d] to what the slot gathers, [B, 1, 1, d]. Heads are told apart by zeros rather than by an axis of their
     * own, so that cached keys and values need no transposition.
     */
    private String attention(String x, String keys, String values, String bias, String prefix) {
        int d = shape.dimensions();
        Matrix weights =
                Matrix.of(parameters, prefix + "qkv").scaledOutputs(d, (float) (1 / Math.sqrt(shape.headDimensions())));
        List<String> parts = graph.split(blocks.product(blocks.norm(x, prefix + "attentionNorm"), weights), 3, d, d, d);
        String key = parts.get(1);
        String value = parts.get(2);
        newKeys.add(key);
        newValues.add(value);
        String queries = graph.op("Mul", parts.get(0), headColumns);
        String scores = graph.op(
                "Concat",
                List.of(attribute("axis", -1L)),
                graph.op("MatMul", queries, blocks.transpose(keys, 0, 1, 3, 2)),
                graph.op("MatMul", queries, blocks.transpose(key, 0, 1, 3, 2)));
        List<String> shares = graph.split(
                graph.op("Softmax", List.of(attribute("axis", -1L)), blocks.add(scores, bias)),
                3,
                shape.window() - 1,
                1);
        String mix = blocks.add(graph.op("MatMul", shares.get(0), values), graph.op("Mul", shares.get(1), value));
        String joined = graph.op("Reshape", mix, graph.integers(-1, 1, 1, (long) shape.heads() * d));
        return blocks.product(joined, outOfEachHead(prefix));
    }

    /** [B, layers, heads, W]: position, time and mask of each slot. */
    private String bias(String gaps, String mask) {
        int rows = shape.layers() * shape.heads();
        int window = shape.window();
        float[] times = new float[rows * GapBuckets.COUNT];
        float[] positions = new float[rows * window];
        for (int row = 0; row < rows; row++) {
            String prefix = Recommender.layerPrefix(row / shape.heads());
            int head = row % shape.heads();
            float[] gap = parameters.values(prefix + "gap");
            float[] relative = parameters.values(prefix + "relative");
            for (int bucket = 0; bucket < GapBuckets.COUNT; bucket++) {
                times[row * GapBuckets.COUNT + bucket] = gap[bucket * shape.heads() + head];
            }
            for (int slot = 0; slot < window; slot++) {
                positions[row * window + slot] = relative[(window - 1 - slot) * shape.heads() + head];
            }
        }
        String looked = graph.op(
                "Gather",
                List.of(attribute("axis", 2L)),
                graph.floats(times, shape.layers(), shape.heads(), GapBuckets.COUNT),
                gaps);
        String masked = graph.op("Unsqueeze", graph.op("Pad", mask, graph.integers(0, 0, 0, 1)), graph.integers(1, 2));
        return blocks.add(
                blocks.transpose(looked, 2, 0, 1, 3),
                graph.floats(positions, shape.layers(), shape.heads(), window),
                masked);
    }

    /** Of [., layers, ...] one [., 1, ...] for each layer. */
    private List<String> eachLayer(String x) {
        long[] ones = new long[shape.layers()];
        Arrays.fill(ones, 1);
        return shape.layers() == 1 ? List.of(x) : graph.split(x, 1, ones);
    }

    /** Of [B, 1, 1, d] for each layer, [B, layers, d]. */
    private String slot(List<String> layers) {
        String all = graph.op("Concat", List.of(attribute("axis", 1L)), layers.toArray(String[]::new));
        return graph.op("Reshape", all, graph.integers(-1, shape.layers(), shape.dimensions()));
    }

    /** [heads, d]: 1 in a head's own columns, 0 in those of the others. */
    private float[] headColumns() {
        int d = shape.dimensions();
        float[] columns = new float[shape.heads() * d];
        for (int column = 0; column < d; column++) {
            columns[column / shape.headDimensions() * d + column] = 1;
        }
        return columns;
    }

    /** [heads * d, d]: the output map, reading of each head only its own columns. */
    private Matrix outOfEachHead(String prefix) {
        int d = shape.dimensions();
        Matrix out = Matrix.of(parameters, prefix + "out");
        float[] values = new float[shape.heads() * d * d];
        for (int column = 0; column < d; column++) {
            int head = column / shape.headDimensions();
            System.arraycopy(out.values(), column * d, values, (head * d + column) * d, d);
        }
        return new Matrix(values, shape.heads() * d, d);
    }
}
