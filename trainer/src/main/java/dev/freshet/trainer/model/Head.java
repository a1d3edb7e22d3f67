package dev.freshet.trainer.model;

import dev.freshet.core.model.GapBuckets;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** An embedding and what is known of a request to the user vector. Index 0 of each part is "unknown" and adds nothing. */
final class Head {

    private final Tensor surfaces;
    private final Tensor wantedTypes;
    private final Tensor gaps;
    private final Tensor norm;
    private final Tensor up;
    private final Tensor down;

    Head(ModelShape shape, Parameters parameters) {
        int d = shape.dimensions();
        surfaces = parameters.table(RequestPart.SURFACE.table(), 0.02, shape.surfaces() + 1L, d);
        wantedTypes = parameters.table(RequestPart.WANTED_TYPE.table(), 0.02, ModelShape.EVENT_TYPES, d);
        gaps = parameters.table(RequestPart.GAP.table(), 0.02, GapBuckets.COUNT, d);
        norm = parameters.constant("head.norm", 1, d);
        up = parameters.linear("head.up", shape.hidden(), d);
        down = parameters.normal("head.down", 0.01, d, shape.hidden());
    }

    /** Embeddings [M, d] and three ids each [M] to user vectors [M, d]. */
    Tensor forward(Tensor embedding, int[] surface, int[] wantedType, int[] gap) {
        int m = surface.length;
        Tensor asked = Ops.beside(norm, embedding)
                .add(Ops.lookup(surfaces, surface, m))
                .add(Ops.lookup(wantedTypes, wantedType, m))
                .add(Ops.lookup(gaps, gap, m));
        return asked.add(Ops.linear(torch.silu(Ops.linear(Ops.norm(asked, norm), up)), down));
    }
}
