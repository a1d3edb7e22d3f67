package dev.freshet.trainer.model;

import dev.freshet.trainer.data.Slots;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** Slots to embeddings. The output at a slot depends on that slot and those before it in the ring, on nothing else. */
final class Trunk {

    private final Tensor tokenNorm;
    private final Tensor types;
    private final List<TrunkLayer> layers;
    private final Tensor finalNorm;

    Trunk(ModelShape shape, Parameters parameters) {
        tokenNorm = parameters.constant("trunk.tokenNorm", 1, shape.dimensions());
        types = parameters.table("trunk.types", 0.1, ModelShape.EVENT_TYPES, shape.dimensions());
        layers = IntStream.range(0, shape.layers())
                .mapToObj(layer -> new TrunkLayer(shape, parameters, layerPrefix(layer)))
                .toList();
        finalNorm = parameters.constant("trunk.finalNorm", 1, shape.dimensions());
    }

    static String layerPrefix(int layer) {
        return "trunk.layer" + layer + ".";
    }

    /** Tokens [B, L, d] to embeddings [B, L, d]. */
    Tensor forward(Tensor tokens, Slots slots, double dropout) {
        Tensor typed = Ops.norm(Ops.beside(tokenNorm, tokens), tokenNorm)
                .add(Ops.lookup(types, slots.types(), slots.rings(), slots.length()));
        Tensor x = Ops.dropout(typed, dropout);
        for (TrunkLayer layer : layers) {
            x = layer.forward(x, slots, dropout);
        }
        return Ops.norm(x, finalNorm);
    }
}
