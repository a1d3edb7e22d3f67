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

    /** From the first slot on, by nothing but steps, of up to three slots at once. */
    private double fromNothing(StepHistory history, float[][] trained) {
        double largest = 0;
        CachedSlots cached = CachedSlots.none(shape);
        int more = 1;
        for (int slot = 0; slot < slots; slot += more) {
            more = Math.min(1 + slot % 3, slots - slot);
            OnnxRunner.Outputs made = step.run(history.step(slot, slot + more, shape, cached), OUTPUTS);
            for (int row = 0; row < more; row++) {
                String where = NAME + " after " + (slot + row) + " steps";
                largest = Math.max(largest, agreed(where, made, row, slot + row, trained));
                cached = cached.with(made.of("new_keys"), made.of("new_values"), more, row);
            }
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
            String where = NAME + " after the full encoder of " + (slot - first) + " slots";
            OnnxRunner.Outputs made = step.run(history.step(slot, slot + 1, shape, cached), OUTPUTS);
            largest = Math.max(largest, agreed(where, made, 0, slot, trained));
            largest = Math.max(largest, leftOut(where, history, slot, cached, 1));
            largest = Math.max(largest, leftOut(where, history, slot, cached, window / 4));
        }
        return largest;
    }

    /** What is left out must not matter, whatever stands there; nor must it to the row that leaves nothing out. */
    private double leftOut(String where, StepHistory history, int slot, CachedSlots cached, int count) {
        boolean[] slotsOut = new boolean[slots];
        boolean[] places = new boolean[shape.window() - 1];
        random.ints(count, 0, places.length).forEach(place -> {
            places[place] = true;
            int other = slot - places.length + place;
            if (other >= 0) {
                slotsOut[other] = true;
            }
        });
        OnnxRunner.Outputs made = step.run(history.step(slot, slot + 1, shape, cached, slotsOut), OUTPUTS);
        OnnxRunner.Outputs noisy =
                step.run(history.step(slot, slot + 1, shape, cached.noisy(places, random), slotsOut), OUTPUTS);
        double largest = 0;
        for (String output : new String[] {"embedding", "user"}) {
            largest = Math.max(
                    largest,
                    ExportProof.agreed(
                            where + " with slots left out",
                            row(noisy.of(output), 1, shape.dimensions()),
                            row(made.of(output), 1, shape.dimensions())));
        }
        return largest;
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
