package dev.freshet.trainer.export;

import static dev.freshet.trainer.export.OnnxGraphBuilder.attribute;

import dev.freshet.core.model.GapBuckets;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.Recommender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code encoder.onnx}. The last layer is computed at the last real slot only, and the layer before it at those slots only
 * that the last one attends to; keys and values are nevertheless those of every slot that a step can attend to.
 */
final class EncoderGraph {

    private final ModelShape shape;
    private final Parameters parameters;
    private final OnnxGraphBuilder graph = new OnnxGraphBuilder("encoder");
    private final Weights weights;
    private final Blocks blocks;
    private final List<String> keys = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private EncoderGraph(Recommender model, Quantization quantization) {
        this.shape = model.shape();
        this.parameters = model.parameters();
        this.weights = new Weights(graph, model, quantization);
        this.blocks = new Blocks(graph, model, weights);
    }

    static byte[] of(Recommender model, Quantization quantization) {
        return new EncoderGraph(model, quantization).build();
    }

    private byte[] build() {
        int d = shape.dimensions();
        String tokens = graph.input("tokens", OnnxGraphBuilder.FLOAT, "B", "L", d);
        String types = graph.input("types", OnnxGraphBuilder.INT64, "B", "L");
        String gaps = graph.input("gaps", OnnxGraphBuilder.INT64, "B", "L", "L");
        String lengths = graph.input("lengths", OnnxGraphBuilder.INT64, "B");

        String length = graph.op("Gather", graph.op("Shape", tokens), graph.integers(1));
        Slots all = slots(unsqueezed(range(length), 0), length);
        String x = blocks.add(
                graph.op("Mul", standardized(tokens, all), weights.vector("trunk.tokenNorm")),
                blocks.lookup("trunk.types", types));
        int layers = shape.layers();
        for (int layer = 0; layer < layers - 2; layer++) {
            x = layer(layer, x, all, new Asked(all, Optional.empty(), gaps));
        }
        String lastNumber = unsqueezed(graph.op("Sub", lengths, graph.integer(1)), 1);
        Slots last = new Slots(lastNumber, graph.floats(new float[] {1}, 1), graph.floats(new float[] {0}, 1));
        if (layers == 1) {
            x = layer(0, x, all, new Asked(last, Optional.of(lastNumber), atSlots(gaps, lastNumber)));
        } else {
            String width = graph.op("Min", length, graph.integers(shape.window()));
            String first = unsqueezed(graph.op("Max", graph.op("Sub", lengths, width), graph.integer(0)), 1);
            Slots window = slots(graph.op("Add", first, range(width)), width);
            String windowGaps = atSlots(gaps, window.numbers);
            x = layer(layers - 2, x, all, new Asked(window, Optional.of(window.numbers), windowGaps));
            String lastGaps = unsqueezed(atSlots(atSlot(gaps, lastNumber), window.numbers), 1);
            String lastInWindow = graph.op("Sub", lastNumber, first);
            x = layer(layers - 1, x, window, new Asked(last, Optional.of(lastInWindow), lastGaps));
            widen(graph.op("Sub", all.numbers, first), width);
        }
        String embedding = graph.op("Squeeze", blocks.norm(x, "trunk.finalNorm"), graph.integers(1));
        graph.output("embedding", embedding, "B", d);
        graph.output("keys", stacked(keys), "B", layers, "L", d);
        graph.output("values", stacked(values), "B", layers, "L", d);
        return graph.model();
    }

    /**
     * Some slots of each ring, P of them.
     *
     * @param numbers [1 or B, P] which
     * @param one,zero [P] what {@link Blocks#standardized} asks for
     */
    private record Slots(String numbers, String one, String zero) {}

    private Slots slots(String numbers, String count) {
        return new Slots(numbers, graph.filled(count, 1), graph.filled(count, 0));
    }

    /**
     * The Q slots that a layer is asked for.
     *
     * @param places [B, Q] where they are among the slots that the layer sees; empty if they are the same
     * @param gaps [B, Q, P] gap buckets between them and the slots seen
     */
    private record Asked(Slots slots, Optional<String> places, String gaps) {}

    /** From [B, P, d] at the slots seen to [B, Q, d] at those asked for. */
    private String layer(int layer, String x, Slots seen, Asked asked) {
        String prefix = Recommender.layerPrefix(layer);
        String normed = standardized(x, seen);
        String askedX = asked.places.map(places -> atSlots(x, places)).orElse(x);
        String askedNormed = asked.places.map(places -> atSlots(normed, places)).orElse(normed);
        String attended = attention(normed, askedNormed, bias(seen.numbers, asked, prefix), prefix);
        String mixed = blocks.gated(askedX, attended, askedX, prefix + "attentionGate");
        String up = weights.linear(prefix + "up", prefix + "forwardNorm");
        return blocks.feedForward(mixed, graph.op("MatMul", standardized(mixed, asked.slots), up), prefix);
    }

    private String standardized(String x, Slots slots) {
        return blocks.standardized(x, slots.one, slots.zero);
    }

    private String attention(String seen, String asked, String bias, String prefix) {
        int d = shape.dimensions();
        List<String> maps = graph.split(weights.linear(prefix + "qkv", prefix + "attentionNorm"), 1, d, 2L * d);
        String toQueries = graph.op("Mul", maps.get(0), graph.scalar((float) (1 / Math.sqrt(shape.headDimensions()))));
        List<String> parts = graph.split(graph.op("MatMul", seen, maps.get(1)), 2, d, d);
        keys.add(parts.get(0));
        values.add(parts.get(1));
        String q = blocks.transpose(heads(graph.op("MatMul", asked, toQueries)), 0, 2, 1, 3);
        String k = blocks.transpose(heads(parts.get(0)), 0, 2, 3, 1);
        String v = blocks.transpose(heads(parts.get(1)), 0, 2, 1, 3);
        String scores = blocks.add(graph.op("MatMul", q, k), bias);
        String mix = graph.op("MatMul", graph.op("Softmax", List.of(attribute("axis", -1L)), scores), v);
        String joined = graph.op("Reshape", blocks.transpose(mix, 0, 2, 1, 3), graph.integers(0, -1, d));
        return blocks.linear(joined, prefix + "out");
    }

    private String heads(String x) {
        return graph.op("Reshape", x, graph.integers(0, -1, shape.heads(), shape.headDimensions()));
    }

    /** [B, heads, Q, P] by one look-up for position and time together. */
    private String bias(String seen, Asked asked, String prefix) {
        String buckets = graph.integer(GapBuckets.COUNT);
        String distances = graph.op(
                "Sub",
                unsqueezed(graph.op("Mul", asked.slots.numbers, buckets), 2),
                unsqueezed(graph.op("Mul", seen, buckets), 1));
        String rows = graph.op("Add", asked.gaps, distances);
        return blocks.transpose(graph.op("Gather", biasTable(prefix), rows), 0, 3, 1, 2);
    }

    /**
     * [2 * ring * buckets, heads]: rows by distance, then by gap. Distances beyond the window are masked, and so are those of
     * slots that lie ahead: their rows are negative, and count from the end.
     */
    private String biasTable(String prefix) {
        int heads = shape.heads();
        int distances = Math.min(shape.window(), shape.ring());
        return blocks.biasTable(
                Arrays.copyOf(parameters.values(prefix + "relative"), distances * heads),
                parameters.values(prefix + "gap"),
                heads,
                (2 * shape.ring() - distances) * GapBuckets.COUNT);
    }

    /**
     * Brings the last layer's keys and values from its window back to all slots; elsewhere they have no meaning.
     *
     * @param places [B, L] the window's slots counted from its first
     */
    private void widen(String places, String width) {
        String within =
                graph.op("Max", graph.op("Min", places, graph.op("Sub", width, graph.integer(1))), graph.integer(0));
        int layer = shape.layers() - 1;
        keys.set(layer, atSlots(keys.get(layer), within));
        values.set(layer, atSlots(values.get(layer), within));
    }

    /** Of [B, L, d] for each layer, [B, layers, L, d]. */
    private String stacked(List<String> layers) {
        return graph.op(
                "Concat",
                List.of(attribute("axis", 1L)),
                layers.stream().map(layer -> unsqueezed(layer, 1)).toArray(String[]::new));
    }

    private String range(String end) {
        return graph.op("Range", graph.integer(0), graph.op("Squeeze", end), graph.integer(1));
    }

    private String unsqueezed(String x, long axis) {
        return graph.op("Unsqueeze", x, graph.integers(axis));
    }

    /** Of [B, L, ...] the entries at some slots of each ring, [B, Q]: [B, Q, ...]. */
    private String atSlots(String x, String slots) {
        return graph.op("GatherND", List.of(attribute("batch_dims", 1L)), x, unsqueezed(slots, 2));
    }

    /** Of [B, L, ...] the entry at one slot of each ring, [B, 1]: [B, ...]. */
    private String atSlot(String x, String slot) {
        return graph.op("GatherND", List.of(attribute("batch_dims", 1L)), x, slot);
    }
}
