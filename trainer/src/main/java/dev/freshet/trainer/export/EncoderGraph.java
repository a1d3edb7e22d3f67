package dev.freshet.trainer.export;

import static dev.freshet.trainer.export.OnnxGraphBuilder.attribute;

import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Recommender;
import java.util.Arrays;
import java.util.List;

/** {@code encoder.onnx}. The last layer is computed at the last real slot only: nothing else is asked for. */
final class EncoderGraph {

    private static final float MASKED = -1e9f;

    private final Recommender model;
    private final ModelShape shape;
    private final OnnxGraphBuilder graph = new OnnxGraphBuilder("encoder");
    private final Blocks blocks;

    private EncoderGraph(Recommender model) {
        this.model = model;
        this.shape = model.shape();
        this.blocks = new Blocks(graph, model);
    }

    static byte[] of(Recommender model) {
        return new EncoderGraph(model).build();
    }

    private byte[] build() {
        int d = shape.dimensions();
        String tokens = graph.input("tokens", OnnxGraphBuilder.FLOAT, "B", "L", d);
        String types = graph.input("types", OnnxGraphBuilder.INT64, "B", "L");
        String gaps = graph.input("gaps", OnnxGraphBuilder.INT64, "B", "L", "L");
        String lengths = graph.input("lengths", OnnxGraphBuilder.INT64, "B");

        String x = blocks.add(blocks.norm(tokens, "trunk.tokenNorm"), blocks.lookup("trunk.types", types));
        String slots = slotNumbers(tokens);
        String last = graph.op("Sub", lengths, graph.integer(1));
        Asked all = new Asked(distances(unsqueezed(slots, 0), slots), gaps);
        for (int layer = 0; layer < shape.layers() - 1; layer++) {
            x = layer(x, x, all, Recommender.layerPrefix(layer));
        }
        Asked lastOnly = new Asked(distances(unsqueezed(last, 1), slots), unsqueezed(atSlot(gaps, last), 1));
        String end = layer(x, unsqueezed(atSlot(x, last), 1), lastOnly, Recommender.layerPrefix(shape.layers() - 1));
        String embedding = graph.op("Squeeze", blocks.norm(end, "trunk.finalNorm"), graph.integers(1));
        graph.output("embedding", embedding, "B", d);
        return graph.model();
    }

    /**
     * The Q slots that a layer is asked for.
     *
     * @param distances [1 or B, Q, L] rows of the relative bias
     * @param gaps [B, Q, L] gap buckets
     */
    private record Asked(String distances, String gaps) {}

    /** Computes [B, Q, d] from all slots [B, L, d] at the slots asked for [B, Q, d]. */
    private String layer(String x, String asked, Asked which, String prefix) {
        String attended = attention(x, asked, which, prefix);
        String mixed = blocks.add(asked, gated(attended, asked, prefix + "attentionGate"));
        String inner = blocks.norm(mixed, prefix + "forwardNorm");
        int hidden = shape.hidden();
        String opened = blocks.silu(blocks.linear(inner, prefix + "up", 0, hidden));
        String product = graph.op("Mul", opened, blocks.linear(inner, prefix + "up", hidden, 2 * hidden));
        return blocks.add(mixed, gated(blocks.linear(product, prefix + "down"), mixed, prefix + "forwardGate"));
    }

    private String gated(String value, String x, String gate) {
        return graph.op("Mul", value, graph.op("Sigmoid", blocks.linear(x, gate)));
    }

    private String attention(String x, String asked, Asked which, String prefix) {
        int d = shape.dimensions();
        String normed = blocks.norm(x, prefix + "attentionNorm");
        String askedNormed = x.equals(asked) ? normed : blocks.norm(asked, prefix + "attentionNorm");
        String q = blocks.transpose(heads(blocks.linear(askedNormed, prefix + "qkv", 0, d)), 0, 2, 1, 3);
        String k = blocks.transpose(heads(blocks.linear(normed, prefix + "qkv", d, 2 * d)), 0, 2, 3, 1);
        String v = blocks.transpose(heads(blocks.linear(normed, prefix + "qkv", 2 * d, 3 * d)), 0, 2, 1, 3);
        String scaled = graph.op("Mul", q, graph.scalar((float) (1 / Math.sqrt(shape.headDimensions()))));
        String position = blocks.transpose(graph.op("Gather", relative(prefix), which.distances()), 0, 3, 1, 2);
        String time = blocks.transpose(blocks.lookup(prefix + "gap", which.gaps()), 0, 3, 1, 2);
        String scores = blocks.add(graph.op("MatMul", scaled, k), position, time);
        String mix = graph.op("MatMul", graph.op("Softmax", List.of(attribute("axis", -1L)), scores), v);
        String joined = graph.op("Reshape", blocks.transpose(mix, 0, 2, 1, 3), graph.integers(0, -1, d));
        return blocks.linear(joined, prefix + "out");
    }

    private String heads(String x) {
        return graph.op("Reshape", x, graph.integers(0, -1, shape.heads(), shape.headDimensions()));
    }

    /** [window + 1, heads]: one row a distance, and one for "not attended to". */
    private String relative(String prefix) {
        float[] learned = model.parameters().values(prefix + "relative");
        float[] rows = Arrays.copyOf(learned, learned.length + shape.heads());
        Arrays.fill(rows, learned.length, rows.length, MASKED);
        return graph.floats(rows, shape.window() + 1L, shape.heads());
    }

    private String slotNumbers(String tokens) {
        String length = graph.op("Gather", graph.op("Shape", tokens), graph.integer(1));
        return graph.op("Range", graph.integer(0), length, graph.integer(1));
    }

    /** How far slot j of L lies before each of the slots in [1 or B, Q]; [1 or B, Q, L]. */
    private String distances(String askedSlots, String slots) {
        String distance = graph.op("Sub", unsqueezed(askedSlots, 2), slots);
        String within = graph.op(
                "And",
                graph.op("GreaterOrEqual", distance, graph.integer(0)),
                graph.op("Less", distance, graph.integer(shape.window())));
        return graph.op("Where", within, distance, graph.integer(shape.window()));
    }

    private String unsqueezed(String x, long axis) {
        return graph.op("Unsqueeze", x, graph.integers(axis));
    }

    /** Of [B, L, ...] the entry at one slot per ring: [B, ...]. */
    private String atSlot(String x, String slot) {
        return graph.op("GatherND", List.of(attribute("batch_dims", 1L)), x, unsqueezed(slot, 1));
    }
}
