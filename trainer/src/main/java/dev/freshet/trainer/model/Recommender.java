package dev.freshet.trainer.model;

import dev.freshet.trainer.data.ContentColumns;
import dev.freshet.trainer.data.Slots;
import org.bytedeco.pytorch.Tensor;

/**
 * The whole network. Item vector = content part + learned part; item bias = a learned bias, or one shared "cold" bias
 * where the learned part is dropped; score = user vector · item vector + item bias.
 */
public final class Recommender {

    /** Of every layer normalisation. */
    public static final double NORM_EPSILON = Ops.EPSILON;

    private final ModelShape shape;
    private final Parameters parameters;
    private final Trunk trunk;
    private final ContentEncoder content;
    private final Head head;
    private final Tensor learned;
    private final Tensor biases;
    private final Tensor coldBias;

    /** A network in main memory. */
    public Recommender(ModelShape shape, long seed) {
        this(shape, seed, Device.CPU);
    }

    /** A network with random weights, the same on every device. */
    public Recommender(ModelShape shape, long seed, Device device) {
        this(shape, new Parameters(seed, PyTorch.device(device.toString())));
    }

    Recommender(ModelShape shape, Parameters parameters) {
        this.shape = shape;
        this.parameters = parameters;
        this.trunk = new Trunk(shape, parameters);
        this.content = new ContentEncoder(shape, parameters);
        this.head = new Head(shape, parameters);
        this.learned = parameters.table("items.learned", 0.1, shape.items() + 1L, shape.dimensions());
        this.biases = parameters.constant("items.biases", 0, shape.items() + 1L, 1);
        this.coldBias = parameters.constant("items.coldBias", 0, 1);
    }

    /** What the names of a trunk layer's parameters begin with. */
    public static String layerPrefix(int layer) {
        return Trunk.layerPrefix(layer);
    }

    public ModelShape shape() {
        return shape;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Vectors [R, d] and biases [R, 1]. */
    public record Items(Tensor vectors, Tensor biases) {}

    /**
     * The vectors and biases of some items or searches.
     *
     * @param learnedRows [R] item index + 1, or 0 for none
     * @param kept [R] 1 where the learned part counts, 0 where it is dropped
     */
    public Items items(ContentColumns described, int[] learnedRows, float[] kept) {
        int r = learnedRows.length;
        Tensor keep = Ops.beside(learned, kept, r, 1);
        Tensor vectors = content.forward(described)
                .add(Ops.lookup(learned, learnedRows, r).mul(keep));
        Tensor own = Ops.lookup(biases, learnedRows, r).mul(keep);
        Tensor cold = coldBias.mul(keep.neg().add(Ops.scalar(1)));
        return new Items(vectors, own.add(cold));
    }

    public Tensor content(ContentColumns described) {
        return content.forward(described);
    }

    /** Tokens [B, L, d] to embeddings [B, L, d]; dropout 0 outside of training. */
    public Tensor trunk(Tensor tokens, Slots slots, double dropout) {
        return trunk.forward(tokens, slots, dropout);
    }

    /** Embeddings at the slots of a vector table, and of them those asked for: [M, d]. */
    public Tensor embeddings(Tensor vectors, Slots slots, int[] flatSlots, double dropout) {
        int d = shape.dimensions();
        Tensor tokens = Ops.rows(vectors, slots.tokenRows()).view(slots.rings(), slots.length(), d);
        return Ops.rows(trunk.forward(tokens, slots, dropout).view(-1, d), flatSlots);
    }

    public Tensor users(Tensor embeddings, int[] surfaces, int[] wantedTypes, int[] gaps) {
        return head.forward(embeddings, surfaces, wantedTypes, gaps);
    }
}
