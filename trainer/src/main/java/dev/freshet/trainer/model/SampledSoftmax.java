package dev.freshet.trainer.model;

import dev.freshet.trainer.data.Batch;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross-entropy of each target against negatives that all positions of a batch share. With all items as negatives it is
 * the full softmax (Klenitskiy and Vasilev 2023, "Turning Dross Into Gold Loss"); where they are a sample, each counts for as many items
 * as it stands for (Bengio and Senécal 2003).
 *
 * <p>The scores [M, K] never exist as a whole. As many positions at a time as leave them in the processor's cache are scored,
 * turned into the gradient in place, and multiplied out: much faster than an automatic gradient, in memory that does not
 * grow with the catalog.
 */
public final class SampledSoftmax {

    private static final double EXCLUDED = -1e9;
    /** Floats of scores held at a time: a megabyte. */
    private static final int SCORES_AT_ONCE = 1 << 18;
    /** Where no cache of a processor is to be kept, what counts is to start few operations: 256 megabytes. */
    private static final int SCORES_AT_ONCE_ON_A_DEVICE = 1 << 26;

    private final Batch batch;
    private final int positions;
    private final Tensor users;
    private final Tensor vectors;
    private final Tensor biases;
    private final Tensor targets;
    private final Tensor weights;
    private final Tensor births;
    private final Tensor usersSlope;
    private final Tensor vectorsSlope;
    private final Tensor biasesSlope;
    private final Tensor targetsSlope;
    /** [1], float64. */
    private final Tensor sum;

    private int hitsDone;

    /**
     * What a step goes down by.
     *
     * @param value [1], float64: the mean over positions of the weighted mean over their targets, in nats
     * @param standIn a scalar whose gradient is the loss's; its value says nothing
     */
    public record Loss(Tensor value, Tensor standIn) {}

    private SampledSoftmax(Batch batch, Tensor users, Recommender.Items items) {
        this.batch = batch;
        this.positions = batch.positions();
        this.users = users;
        vectors = Ops.rows(items.vectors(), batch.negativeRows());
        biases = Ops.rows(items.biases(), batch.negativeRows()).view(-1);
        int t = batch.targetsPerPosition();
        targets = Ops.rows(items.vectors(), batch.targetRows())
                .view(positions, t, users.size(1))
                .matmul(users.unsqueeze(2))
                .view(positions, t)
                .add(Ops.rows(items.biases(), batch.targetRows()).view(positions, t));
        weights = Ops.beside(users, batch.targetWeights(), positions, t);
        births = Ops.beside(users, batch.negativeBirths(), batch.negativeBirths().length);
        sum = users.new_zeros(1).to(torch.ScalarType.Double);
        usersSlope = torch.zeros_like(users);
        vectorsSlope = torch.zeros_like(vectors);
        biasesSlope = torch.zeros_like(biases);
        targetsSlope = torch.zeros_like(targets);
    }

    /** The loss of a batch whose positions have the user vectors [M, d]. */
    public static Loss of(Batch batch, Tensor users, Recommender.Items items) {
        return of(batch, users, items, users.is_cpu() ? SCORES_AT_ONCE : SCORES_AT_ONCE_ON_A_DEVICE);
    }

    static Loss of(Batch batch, Tensor users, Recommender.Items items, int scoresAtOnce) {
        return new SampledSoftmax(batch, users, items).loss(scoresAtOnce);
    }

    private Loss loss(int scoresAtOnce) {
        int atOnce = Math.max(1, scoresAtOnce / batch.negativeRows().length);
        for (int from = 0; from < positions; from += atOnce) {
            int first = from;
            int count = Math.min(atOnce, positions - from);
            TensorScope.infer(() -> slopes(first, count));
        }
        Tensor standIn = users.mul(usersSlope)
                .sum()
                .add(vectors.mul(vectorsSlope).sum())
                .add(biases.mul(biasesSlope).sum())
                .add(targets.mul(targetsSlope).sum());
        return new Loss(sum.div(Ops.scalar(positions)), standIn);
    }

    /** Adds some positions' loss and its gradients; says how many. */
    private int slopes(int from, int count) {
        Tensor some = users.narrow(0, from, count);
        Tensor scores = torch.addmm(biases, some, vectors.transpose(0, 1));
        excludeTargets(scores, from, count);
        excludeUnborn(scores, from, count);
        Tensor largest = scores.amax(new long[] {1}, true);
        Tensor shares = scores.sub_(largest).exp_();
        Tensor total = rowSum(shares);
        Tensor others = total.log().add(largest).add(Ops.scalar(Math.log(batch.itemsPerNegative())));

        Tensor behind = others.sub(targets.narrow(0, from, count));
        Tensor someWeights = weights.narrow(0, from, count);
        Tensor pulls = torch.sigmoid(behind).mul(someWeights).div(Ops.scalar(positions));
        targetsSlope.narrow(0, from, count).sub_(pulls);
        shares.mul_(rowSum(pulls).div(total));
        usersSlope.narrow(0, from, count).copy_(shares.matmul(vectors));
        vectorsSlope.addmm_(shares.transpose(0, 1), some);
        biasesSlope.add_(shares.sum(0));
        sum.add_(torch.softplus(behind).mul(someWeights).sum());
        return count;
    }

    /** [n, m] to [n, 1]. */
    private static Tensor rowSum(Tensor x) {
        return x.sum(new long[] {1}, true, new ScalarTypeOptional());
    }

    /** A negative that is a target of the position is none. */
    private void excludeTargets(Tensor scores, int from, int count) {
        long columns = batch.negativeRows().length;
        long[] hits = batch.accidentalHits();
        int first = hitsDone;
        while (hitsDone < hits.length && hits[hitsDone] < (from + count) * columns) {
            hitsDone++;
        }
        if (hitsDone > first) {
            long[] inside = Arrays.stream(hits, first, hitsDone)
                    .map(hit -> hit - from * columns)
                    .toArray();
            scores.view(-1).index_fill_(0, Ops.beside(users, inside, inside.length), new Scalar(EXCLUDED));
        }
    }

    /** Nobody passes over what is not there yet. */
    private void excludeUnborn(Tensor scores, int from, int count) {
        if (batch.metItems().length > 0) {
            Tensor met = Ops.beside(users, Arrays.copyOfRange(batch.metItems(), from, from + count), count, 1);
            scores.masked_fill_(births.ge(met), new Scalar(EXCLUDED));
        }
    }
}
