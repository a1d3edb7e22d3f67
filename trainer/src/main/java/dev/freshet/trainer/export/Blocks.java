package dev.freshet.trainer.export;

import static dev.freshet.trainer.export.OnnxGraphBuilder.attribute;

import dev.freshet.trainer.model.Recommender;
import java.util.Arrays;
import java.util.List;

/** The operations that the network's parts share, as nodes of a graph with the network's weights. */
final class Blocks {

    private static final float MASKED = -1e9f;

    private final OnnxGraphBuilder graph;
    private final Weights weights;
    private final int hidden;

    Blocks(OnnxGraphBuilder graph, Recommender model, Weights weights) {
        this.graph = graph;
        this.weights = weights;
        this.hidden = model.shape().hidden();
    }

    String norm(String x, String scale) {
        return graph.op(
                "LayerNormalization",
                List.of(attribute("axis", -1L), attribute("epsilon", (float) Recommender.NORM_EPSILON)),
                x,
                weights.vector(scale));
    }

    /**
     * [B, R, d] normalised over d and not yet scaled. For many rows this node is several times as fast as the one of
     * {@link #norm}, whose loops the runtime does not vectorise.
     *
     * @param one,zero [R], all 1 and all 0
     */
    String standardized(String x, String one, String zero) {
        return graph.op(
                "InstanceNormalization", List.of(attribute("epsilon", (float) Recommender.NORM_EPSILON)), x, one, zero);
    }

    String linear(String x, String weight) {
        return graph.op("MatMul", x, weights.linear(weight));
    }

    String lookup(String table, String ids) {
        return graph.op("Gather", weights.matrix(table), ids);
    }

    /**
     * What is added to the scores between two slots, a column for each head: rows by distance, then by gap, and last those of what is
     * not attended to.
     *
     * @param relative [distances, columns]
     * @param gaps [buckets, columns]
     */
    String biasTable(float[] relative, float[] gaps, int columns, int masked) {
        String known = graph.op(
                "Add",
                graph.floats(relative, relative.length / columns, 1, columns),
                graph.floats(gaps, 1, gaps.length / columns, columns));
        return graph.op(
                "Concat",
                List.of(attribute("axis", 0L)),
                graph.op("Reshape", known, graph.integers(-1, columns)),
                graph.filled(graph.integers(masked, columns), MASKED));
    }

    String silu(String x) {
        return graph.op("Mul", x, graph.op("Sigmoid", x));
    }

    /** x + down(silu(up(norm(x)))), the residual block of head and content encoder. */
    String residual(String x, String prefix) {
        String inner = silu(linear(norm(x, prefix + "norm"), prefix + "up"));
        return graph.op("Add", x, linear(inner, prefix + "down"));
    }

    /** x + value * sigmoid(gate of {@code seen}). */
    String gated(String x, String value, String seen, String gate) {
        return add(x, graph.op("Mul", value, graph.op("Sigmoid", linear(seen, gate))));
    }

    /**
     * A layer's second half: x plus the gated SwiGLU of x.
     *
     * @param opened what {@code up} makes of x
     */
    String feedForward(String x, String opened, String prefix) {
        List<String> halves = graph.split(opened, -1, hidden, hidden);
        String product = graph.op("Mul", silu(halves.get(0)), halves.get(1));
        return gated(x, linear(product, prefix + "down"), x, prefix + "forwardGate");
    }

    String transpose(String x, long... order) {
        return graph.op(
                "Transpose",
                List.of(attribute("perm", Arrays.stream(order).boxed().toList())),
                x);
    }

    String add(String first, String... more) {
        String sum = first;
        for (String next : more) {
            sum = graph.op("Add", sum, next);
        }
        return sum;
    }
}
