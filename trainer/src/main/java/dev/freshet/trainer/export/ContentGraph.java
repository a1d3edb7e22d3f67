package dev.freshet.trainer.export;

import static dev.freshet.trainer.export.OnnxGraphBuilder.attribute;

import dev.freshet.trainer.model.Recommender;
import java.util.List;

/** {@code content.onnx}. */
final class ContentGraph {

    private final OnnxGraphBuilder graph = new OnnxGraphBuilder("content");
    private final Weights weights;
    private final Blocks blocks;
    private final int dimensions;

    private ContentGraph(Recommender model, Quantization quantization) {
        this.weights = new Weights(graph, model, quantization);
        this.blocks = new Blocks(graph, model, weights);
        this.dimensions = model.shape().dimensions();
    }

    static byte[] of(Recommender model, Quantization quantization) {
        return new ContentGraph(model, quantization).build();
    }

    private byte[] build() {
        String words = graph.input("words", OnnxGraphBuilder.INT64, "B", "w");
        String categories = graph.input("categories", OnnxGraphBuilder.INT64, "B", "c");
        String brand = graph.input("brand", OnnxGraphBuilder.INT64, "B");
        String price = graph.input("price", OnnxGraphBuilder.INT64, "B");
        String sum = blocks.add(
                mean("content.words", words),
                mean("content.categories", categories),
                weights.rows("content.brands", brand),
                weights.rows("content.prices", price));
        graph.output("vector", blocks.residual(sum, "content."), "B", dimensions);
        return graph.model();
    }

    /** The mean over the known ids; zero where there is none. */
    private String mean(String table, String ids) {
        String sum = sum(weights.rows(table, ids), false);
        String known = graph.op(
                "Cast", List.of(attribute("to", OnnxGraphBuilder.FLOAT)), graph.op("Greater", ids, graph.integer(0)));
        return graph.op("Div", sum, graph.op("Max", sum(known, true), graph.scalar(1)));
    }

    private String sum(String x, boolean keepAxis) {
        return graph.op("ReduceSum", List.of(attribute("keepdims", keepAxis ? 1L : 0L)), x, graph.integers(1));
    }
}
