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
        String weights = graph.floats(parameters.values(scale), parameters.shape(scale));
        return graph.op(
                "LayerNormalization",
                List.of(attribute("axis", -1L), attribute("epsilon", (float) Recommender.NORM_EPSILON)),
                x,
                weights);
    }

    String linear(String x, String weight) {
        long[] shape = parameters.shape(weight);
        return linear(x, weight, 0, (int) shape[0]);
    }

    /** Uses the rows {@code from} to {@code to} of a weight [out, in]. */
    String linear(String x, String weight, int from, int to) {
        int in = (int) parameters.shape(weight)[1];
        float[] values = parameters.values(weight);
        int out = to - from;
        float[] transposed = new float[in * out];
        for (int row = 0; row < out; row++) {
            for (int column = 0; column < in; column++) {
                transposed[column * out + row] = values[(from + row) * in + column];
            }
        }
        return graph.op("MatMul", x, graph.floats(transposed, in, out));
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
