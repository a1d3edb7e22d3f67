package dev.freshet.trainer.export;

import dev.freshet.trainer.model.Recommender;

/** {@code head.onnx}. */
final class HeadGraph {

    private HeadGraph() {}

    static byte[] of(Recommender model, Quantization quantization) {
        int d = model.shape().dimensions();
        OnnxGraphBuilder graph = new OnnxGraphBuilder("head");
        Blocks blocks = new Blocks(graph, model, new Weights(graph, model, quantization));
        String embedding = graph.input("embedding", OnnxGraphBuilder.FLOAT, "B", d);
        String surface = graph.input("surface", OnnxGraphBuilder.INT64, "B");
        String wanted = graph.input("wanted_type", OnnxGraphBuilder.INT64, "B");
        String gap = graph.input("gap", OnnxGraphBuilder.INT64, "B");
        String asked = blocks.add(
                embedding,
                blocks.lookup("head.surfaces", surface),
                blocks.lookup("head.wantedTypes", wanted),
                blocks.lookup("head.gaps", gap));
        graph.output("user", blocks.residual(asked, "head."), "B", d);
        return graph.model();
    }
}
