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
        return torch.embedding(table, beside(table, ids, shape), 0, false, false);
    }

    /** Rows of a table [R, d] or [R]. By embedding: its gradient adds up rows several times faster than that of index_select. */
    static Tensor rows(Tensor table, int[] rows) {
        return torch.embedding(table, beside(table, rows, rows.length), -1, false, false);
    }

    /** A tensor of the values on the device of another tensor. */
    static Tensor beside(Tensor other, float[] values, long... shape) {
        return beside(other, Tensor.create(values, shape));
    }

    /** @see #beside(Tensor, float[], long...) */
    static Tensor beside(Tensor other, int[] values, long... shape) {
        return beside(other, Tensor.create(values, shape));
    }

    /** @see #beside(Tensor, float[], long...) */
    static Tensor beside(Tensor other, long[] values, long... shape) {
        return beside(other, Tensor.create(values, shape));
    }

    /** A tensor on the device of another; where that is the CPU, it is there already. */
    static Tensor beside(Tensor other, Tensor made) {
        return other.is_cpu() ? made : made.to(other.device(), made.scalar_type());
    }

    static Tensor dropout(Tensor x, double share) {
        return share == 0 ? x : torch.dropout(x, share, true);
    }

    static Scalar scalar(double value) {
        return new Scalar(value);
    }
}
