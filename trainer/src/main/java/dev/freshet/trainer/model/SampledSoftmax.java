package dev.freshet.trainer.model;

import dev.freshet.trainer.data.Batch;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross-entropy of each target against negatives that all positions of a batch share. With all items as negatives it is
 * the full softmax (Klenitskiy and Vasilev 2023, "Turning Dross Into Gold Loss").
 */
public final class SampledSoftmax {

    private static final double EXCLUDED = -1e9;

    private SampledSoftmax() {}

    /** The mean over positions of the weighted mean over their targets, in nats. */
    public static Tensor loss(Batch batch, Tensor users, Recommender.Items items) {
        int m = batch.positions();
        int t = batch.targetsPerPosition();
        Tensor negativeVectors = Ops.rows(items.vectors(), batch.negativeRows());
        Tensor negativeBiases = Ops.rows(items.biases(), batch.negativeRows()).view(-1);
        Tensor negatives = torch.addmm(negativeBiases, users, negativeVectors.transpose(0, 1));
        if (batch.accidentalHits().length > 0) {
            Tensor hits = Tensor.create(batch.accidentalHits(), batch.accidentalHits().length);
            negatives.view(-1).index_fill_(0, hits, Ops.scalar(EXCLUDED));
        }
        Tensor others = torch.logsumexp(negatives, 1).view(m, 1);
        Tensor targetVectors = Ops.rows(items.vectors(), batch.targetRows()).view(m, t, users.size(1));
        Tensor targetBiases = Ops.rows(items.biases(), batch.targetRows()).view(m, t);
        Tensor targets = targetVectors.matmul(users.unsqueeze(2)).view(m, t).add(targetBiases);
        Tensor each = torch.softplus(others.sub(targets));
        Tensor weights = Tensor.create(batch.targetWeights(), m, t);
        return each.mul(weights).sum().div(Ops.scalar(m));
    }
}
