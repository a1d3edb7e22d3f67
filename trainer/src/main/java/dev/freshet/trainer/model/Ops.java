package dev.freshet.trainer.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The few operations that the network is made of. */
final class Ops {

    static final double EPSILON = 1e-5;

    private Ops() {}

    /** Layer normalisation over the last axis with a scale and no shift, so that zero stays zero. */
    static Tensor norm(Tensor x, Tensor scale) {
        return torch.layer_norm(x, scale.shape(), new TensorOptional(scale), new TensorOptional(), EPSILON, false);
    }

    static Tensor linear(Tensor x, Tensor weight) {
        return torch.linear(x, weight);
    }

    /** Rows of a table; row 0 gets no gradient. */
    static Tensor lookup(Tensor table, int[] ids, long... shape) {
        return torch.embedding(table, Tensor.create(ids, shape), 0, false, false);
    }

    /** Rows of a table [R, d] or [R]. By embedding: its gradient adds up rows several times faster than that of index_select. */
    static Tensor rows(Tensor table, int[] rows) {
        return torch.embedding(table, Tensor.create(rows, rows.length), -1, false, false);
    }

    static Tensor dropout(Tensor x, double share) {
        return share == 0 ? x : torch.dropout(x, share, true);
    }

    static Scalar scalar(double value) {
        return new Scalar(value);
    }
}
