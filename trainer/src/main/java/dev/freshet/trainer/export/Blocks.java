package dev.freshet.trainer.export;

import static dev.freshet.trainer.export.OnnxGraphBuilder.attribute;

import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.Recommender;
import java.util.Arrays;
import java.util.List;

/** The operations that the network's parts share, as nodes of a graph with the network's weights. */
final class Blocks {

    private final OnnxGraphBuilder graph;
    private final Parameters parameters;

    Blocks(OnnxGraphBuilder graph, Recommender model) {
        this.graph = graph;
        this.parameters = model.parameters();
    }

    String norm(String x, String scale) {
        return graph.op(
                "LayerNormalization",
                List.of(attribute("axis", -1L), attribute("epsilon", (float) Recommender.NORM_EPSILON)),
                x,
                vector(scale));
    }

    String vector(String name) {
        return graph.floats(parameters.values(name), parameters.shape(name));
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
        return product(x, Matrix.of(parameters, weight));
    }

    String product(String x, Matrix weights) {
        return graph.op("MatMul", x, graph.floats(weights.values(), weights.in(), weights.out()));
    }

    String lookup(String table, String ids) {
        return graph.op("Gather", graph.floats(parameters.values(table), parameters.shape(table)), ids);
    }

    /** Looks up in a table that is stored in half precision. */
    String lookupHalf(String table, String ids) {
        String rows = graph.op("Gather", graph.halves(parameters.values(table), parameters.shape(table)), ids);
        return graph.op("Cast", List.of(attribute("to", OnnxGraphBuilder.FLOAT)), rows);
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

    /** A layer's second half: x plus the gated SwiGLU of x. */
    String feedForward(String x, String prefix) {
        return feedForward(x, linear(norm(x, prefix + "forwardNorm"), prefix + "up"), prefix);
    }

    /** @param opened what {@code up} makes of x */
    String feedForward(String x, String opened, String prefix) {
        int hidden = (int) parameters.shape(prefix + "down")[1];
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
