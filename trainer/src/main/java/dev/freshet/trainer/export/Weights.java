package dev.freshet.trainer.export;

import static dev.freshet.trainer.export.OnnxGraphBuilder.attribute;

import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.Recommender;
import java.util.List;

/**
 * The network's parameters as constants of a graph, in the form in which the bundle stores them. What reads them back, turns them
 * round and scales them are nodes of the graph too; as they depend on constants alone, the runtime does that once, when it loads the
 * graph.
 */
final class Weights {

    private final OnnxGraphBuilder graph;
    private final Parameters parameters;
    private final Quantization quantization;

    Weights(OnnxGraphBuilder graph, Recommender model, Quantization quantization) {
        this.graph = graph;
        this.parameters = model.parameters();
        this.quantization = quantization;
    }

    /** Every parameter that {@link #matrix} or {@link #rows} may be asked for: weights of linear maps and tables of vectors. */
    static List<String> matrices(Recommender model) {
        Parameters parameters = model.parameters();
        return parameters.names().stream()
                .filter(name -> parameters.shape(name).length == 2)
                .filter(name -> !name.startsWith("items.") && !name.endsWith(".relative") && !name.endsWith(".gap"))
                .toList();
    }

    /** Of one axis, in full precision. */
    String vector(String name) {
        return graph.floats(parameters.values(name), parameters.shape(name));
    }

    /** Of two axes. */
    String matrix(String name) {
        float[] values = parameters.values(name);
        long[] shape = parameters.shape(name);
        return switch (quantization) {
            case NONE -> graph.floats(values, shape);
            case HALF -> read(graph.halves(values, shape));
            case INT8 -> {
                Int8Rows rows = Int8Rows.of(values, (int) shape[1]);
                yield graph.op("Mul", read(graph.int8s(rows.values(), shape)), scales(rows));
            }
        };
    }

    /** A linear map's weight, [in, out]. */
    String linear(String name) {
        return graph.op("Transpose", List.of(attribute("perm", List.of(1L, 0L))), matrix(name));
    }

    /** The same for inputs that come divided by the factors of a norm's scale, [in]. */
    String linear(String name, String scale) {
        float[] factors = parameters.values(scale);
        return graph.op("Mul", linear(name), graph.floats(factors, factors.length, 1));
    }

    /** Rows of a table that stays as it is stored, because it may be large: only what is looked up is read back. */
    String rows(String name, String ids) {
        float[] values = parameters.values(name);
        long[] shape = parameters.shape(name);
        return switch (quantization) {
            case NONE -> graph.op("Gather", graph.floats(values, shape), ids);
            case HALF -> read(graph.op("Gather", graph.halves(values, shape), ids));
            case INT8 -> {
                Int8Rows rows = Int8Rows.of(values, (int) shape[1]);
                String integers = graph.op("Gather", graph.int8s(rows.values(), shape), ids);
                yield graph.op("Mul", read(integers), graph.op("Gather", scales(rows), ids));
            }
        };
    }

    private String scales(Int8Rows rows) {
        return graph.floats(rows.scales(), rows.scales().length, 1);
    }

    private String read(String stored) {
        return graph.op("Cast", List.of(attribute("to", OnnxGraphBuilder.FLOAT)), stored);
    }
}
