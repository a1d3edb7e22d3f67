package dev.freshet.trainer.model;

import dev.freshet.core.model.GapBuckets;
import dev.freshet.trainer.data.Slots;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * One layer of the trunk: causal attention within a sliding window, then SwiGLU, both before-normalised and added through
 * sigmoid gates (LiGR, Borisyuk et al. 2025, "From Features to Transformers").
 */
final class TrunkLayer {

    /** Added to the scores of slots that are not attended to. */
    private static final float MASKED = -1e9f;

    private final ModelShape shape;
    private final Tensor attentionNorm;
    private final Tensor qkv;
    private final Tensor out;
    private final Tensor attentionGate;
    private final Tensor relative;
    private final Tensor gap;
    private final Tensor forwardNorm;
    private final Tensor up;
    private final Tensor down;
    private final Tensor forwardGate;

    TrunkLayer(ModelShape shape, Parameters parameters, String prefix) {
        int d = shape.dimensions();
        this.shape = shape;
        attentionNorm = parameters.constant(prefix + "attentionNorm", 1, d);
        qkv = parameters.linear(prefix + "qkv", 3L * d, d);
        out = parameters.linear(prefix + "out", d, d);
        attentionGate = parameters.linear(prefix + "attentionGate", d, d);
        relative = parameters.constant(prefix + "relative", 0, shape.window(), shape.heads());
        gap = parameters.constant(prefix + "gap", 0, GapBuckets.COUNT, shape.heads());
        forwardNorm = parameters.constant(prefix + "forwardNorm", 1, d);
        up = parameters.linear(prefix + "up", 2L * shape.hidden(), d);
        down = parameters.linear(prefix + "down", d, shape.hidden());
        forwardGate = parameters.linear(prefix + "forwardGate", d, d);
    }

    /** Maps [B, L, d] to [B, L, d]. */
    Tensor forward(Tensor x, Slots slots, double dropout) {
        Tensor attended = attention(Ops.norm(x, attentionNorm), slots);
        Tensor mixed = x.add(Ops.dropout(attended, dropout).mul(gate(x, attentionGate)));
        Tensor fed = feedForward(Ops.norm(mixed, forwardNorm));
        return mixed.add(Ops.dropout(fed, dropout).mul(gate(mixed, forwardGate)));
    }

    private static Tensor gate(Tensor x, Tensor weight) {
        return torch.sigmoid(Ops.linear(x, weight));
    }

    private Tensor feedForward(Tensor x) {
        TensorVector halves = Ops.linear(x, up).chunk(2, -1);
        return Ops.linear(torch.silu(halves.get(0)).mul(halves.get(1)), down);
    }

    private Tensor attention(Tensor x, Slots slots) {
        int b = slots.rings();
        int l = slots.length();
        Tensor parts = Ops.linear(x, qkv)
                .view(b, l, 3, shape.heads(), shape.headDimensions())
                .permute(2, 0, 3, 1, 4);
        Tensor q = parts.select(0, 0).mul(Ops.scalar(1 / Math.sqrt(shape.headDimensions())));
        Tensor k = parts.select(0, 1);
        Tensor v = parts.select(0, 2);
        Tensor scores = q.matmul(k.transpose(-2, -1)).add(bias(slots));
        return Ops.linear(torch.softmax(scores, -1).matmul(v).transpose(1, 2).reshape(b, l, shape.dimensions()), out);
    }

    /** [1 or B, heads, L, L]: position and time between two slots; masked outside of the window. */
    private Tensor bias(Slots slots) {
        int l = slots.length();
        float[] masked = new float[shape.heads()];
        Arrays.fill(masked, MASKED);
        TensorVector rows = new TensorVector(relative, Ops.beside(relative, masked, 1, shape.heads()));
        Tensor position = Ops.rows(torch.cat(rows, 0), distances(l))
                .view(l, l, shape.heads())
                .permute(2, 0, 1)
                .contiguous()
                .unsqueeze(0);
        if (slots.gaps().length == 0) {
            return position;
        }
        return position.add(Ops.lookup(gap, slots.gaps(), slots.rings(), l, l).permute(0, 3, 1, 2));
    }

    /** [L, L] how far j lies before i, or the window's size where i does not attend to j. */
    private int[] distances(int l) {
        int[] distances = new int[l * l];
        for (int i = 0; i < l; i++) {
            for (int j = 0; j < l; j++) {
                int distance = i - j;
                distances[i * l + j] = distance < 0 || distance >= shape.window() ? shape.window() : distance;
            }
        }
        return distances;
    }
}
