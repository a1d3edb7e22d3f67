package dev.freshet.trainer.export;

import dev.freshet.trainer.data.Slots;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.Recommender;
import dev.freshet.trainer.model.TensorScope;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** Follows random histories step by step, from nothing and from what the full encoder leaves, beside PyTorch. */
final class StepProof {

    private static final String NAME = "encoder-step.onnx";
    private static final Set<String> OUTPUTS = Set.of("embedding", "new_keys", "new_values", "user");
    private static final long SEED = 2;
    /** Slots beyond the ring, so that the oldest fall out of it. */
    private static final int OVERFLOW = 9;

    private final Recommender model;
    private final ModelShape shape;
    private final OnnxRunner encoder;
    private final OnnxRunner step;
    private final int slots;
    private final Random random = new Random(SEED);

    StepProof(Recommender model, OnnxRunner encoder, OnnxRunner step) {
        this.model = model;
        this.shape = model.shape();
        this.encoder = encoder;
        this.step = step;
        this.slots = shape.ring() + OVERFLOW;
    }

    /**
     * The largest difference of an embedding or a user vector.
     *
     * @throws ExportException if it is more than {@link ExportProof#TOLERANCE}
     */
    double largestDifference(float[] itemVectors) {
        double largest = 0;
        for (boolean timesKnown : new boolean[] {false, true}) {
            StepHistory history = StepHistory.random(random, shape, itemVectors, slots, timesKnown);
            float[][] trained = trained(history);
            largest = Math.max(largest, fromNothing(history, trained));
            largest = Math.max(largest, fromTheEncoder(history, trained));
        }
        return largest;
    }

    /** From the first slot on, by nothing but steps. */
    private double fromNothing(StepHistory history, float[][] trained) {
        double largest = 0;
        CachedSlots cached = CachedSlots.none(shape);
        for (int slot = 0; slot < slots; slot++) {
            OnnxRunner.Outputs made =
                    step.run(history.step(slot, shape, new float[][] {cached.mask()}, cached), OUTPUTS);
            String where = NAME + " after " + slot + " steps";
            largest = Math.max(largest, agreed(where, made, 0, slot, trained));
            cached = cached.with(made.of("new_keys"), made.of("new_values"));
        }
        return largest;
    }

    /** One step after the full encoder, with some cached slots left out beside it. */
    private double fromTheEncoder(StepHistory history, float[][] trained) {
        double largest = 0;
        int window = shape.window();
        int[] places = IntStream.of(1, 2, window - 2, window - 1, window, shape.ring() - 1, shape.ring(), slots - 1)
                .filter(slot -> slot >= 1 && slot < slots)
                .distinct()
                .toArray();
        for (int slot : places) {
            int first = Math.max(0, slot - shape.ring());
            OnnxRunner.Outputs full = encoder.run(history.ring(first, slot), Set.of("keys", "values"));
            CachedSlots cached = CachedSlots.of(shape, full.of("keys"), full.of("values"), slot - first);
            float[][] masks = {cached.mask(), leftOut(cached.mask(), 1), leftOut(cached.mask(), window / 4)};
            OnnxRunner.Outputs made = step.run(history.step(slot, shape, masks, cached), OUTPUTS);
            String where = NAME + " after the full encoder of " + (slot - first) + " slots";
            largest = Math.max(largest, agreed(where, made, 0, slot, trained));
            largest = Math.max(largest, masked(where, history.step(slot, shape, masks, noisy(cached, masks)), made));
        }
        return largest;
    }

    /** What a mask hides must not matter, whatever stands there. */
    private double masked(String where, OnnxRunner.Inputs noisy, OnnxRunner.Outputs made) {
        OnnxRunner.Outputs again = step.run(noisy, OUTPUTS);
        return Math.max(
                ExportProof.agreed(where + " with slots left out", again.of("embedding"), made.of("embedding")),
                ExportProof.agreed(where + " with slots left out", again.of("user"), made.of("user")));
    }

    private CachedSlots[] noisy(CachedSlots cached, float[][] masks) {
        return Arrays.stream(masks).map(mask -> cached.noisy(mask, random)).toArray(CachedSlots[]::new);
    }

    private float[] leftOut(float[] mask, int count) {
        float[] more = mask.clone();
        random.ints(count, 0, mask.length).forEach(slot -> more[slot] = CachedSlots.MASKED);
        return more;
    }

    private double agreed(String where, OnnxRunner.Outputs made, int row, int slot, float[][] trained) {
        int d = shape.dimensions();
        return Math.max(
                ExportProof.agreed(where, row(made.of("embedding"), row, d), row(trained[0], slot, d)),
                ExportProof.agreed(where + ", user", row(made.of("user"), row, d), row(trained[1], slot, d)));
    }

    private static float[] row(float[] rows, int row, int d) {
        return Arrays.copyOfRange(rows, row * d, (row + 1) * d);
    }

    /** Embeddings [slots, d] and user vectors [slots, d] of a history after each of its slots. */
    private float[][] trained(StepHistory history) {
        int[] unknown = new int[slots];
        return TensorScope.infer(() -> {
            Tensor embeddings = model.trunk(
                            Tensor.create(history.tokens(), 1, slots, shape.dimensions()),
                            new Slots(1, slots, new int[0], history.types(), history.gaps()),
                            0)
                    .view(slots, shape.dimensions());
            return new float[][] {
                Parameters.floats(embeddings), Parameters.floats(model.users(embeddings, unknown, unknown, unknown))
            };
        });
    }
}
