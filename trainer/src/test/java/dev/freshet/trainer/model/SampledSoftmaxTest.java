package dev.freshet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.trainer.Shops;
import dev.freshet.trainer.data.Batch;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.data.Slots;
import dev.freshet.trainer.data.VectorRows;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledSoftmaxTest {

    private static final int POSITIONS = 7;
    private static final int DIMENSIONS = 4;
    private static final int ROWS = 9;
    private static final int[] NEGATIVES = {1, 3, 4, 6, 8};
    /** Two a position; of the positions 1, 3 and 6 one is among the negatives, of position 4 both are. */
    private static final int[] TARGETS = {2, 5, 3, 2, 5, 7, 7, 1, 4, 8, 2, 2, 6, 5};

    private static final long[] HITS = {5 + 1, 15, 20 + 2, 20 + 4, 30 + 3};
    private static final double ITEMS_PER_NEGATIVE = 3.5;
    private static final int[] BIRTHS = {10, 40, 20, 50, 30};
    /** To position 2 one item is not born yet, to position 5 four are not. */
    private static final int[] MET = {60, 51, 50, 60, 60, 11, 60};

    private final Corpus corpus =
            Shops.corpus(Shops.circle(5, 8, true), Shops.catalog()).build(Holdout.NONE, Optional.empty());

    /** Of a few scores at a time, of one position at a time, of all at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 11, 1_000})
    void shouldHaveTheValueAndGradientOfTheFormula(int scoresAtOnce) {
        // Given
        Batch batch = batch();
        Parameters mine = parameters();
        Parameters reference = parameters();

        // When
        double value = TensorScope.compute(() -> {
            SampledSoftmax.Loss loss = SampledSoftmax.of(batch, mine.get("users"), items(mine), scoresAtOnce);
            loss.standIn().backward();
            return loss.value().item_double();
        });
        double expected = TensorScope.compute(() -> {
            Tensor loss = formula(reference);
            loss.backward();
            return loss.item_double();
        });

        // Then
        assertThat(value).isCloseTo(expected, within(1e-5));
        for (String name : List.of("users", "vectors", "biases")) {
            assertThat(Parameters.floats(mine.get(name).grad()))
                    .as("the gradient of the %s", name)
                    .containsExactly(Parameters.floats(reference.get(name).grad()), within(1e-5f));
        }
    }

    /** Target by target, negative by negative, in the gradient of PyTorch. */
    private static Tensor formula(Parameters parameters) {
        Tensor scores = torch.addmm(
                parameters.get("biases").view(-1),
                parameters.get("users"),
                parameters.get("vectors").transpose(0, 1));
        Tensor sum = Tensor.create(new float[1], 1);
        for (int p = 0; p < POSITIONS; p++) {
            Tensor others = Tensor.create(new float[1], 1);
            for (int n = 0; n < NEGATIVES.length; n++) {
                int negative = NEGATIVES[n];
                if (negative != TARGETS[2 * p] && negative != TARGETS[2 * p + 1] && BIRTHS[n] < MET[p]) {
                    others = others.add(
                            scores.select(0, p).select(0, negative).exp().mul(new Scalar(ITEMS_PER_NEGATIVE)));
                }
            }
            for (int t = 0; t < 2; t++) {
                Tensor target =
                        scores.select(0, p).select(0, TARGETS[2 * p + t]).exp();
                Tensor loss = target.div(others.add(target)).log().neg();
                sum = sum.add(loss.mul(new Scalar(weight(p, t))));
            }
        }
        return sum.div(new Scalar(POSITIONS)).sum();
    }

    private static double weight(int position, int target) {
        boolean single = TARGETS[2 * position] == TARGETS[2 * position + 1];
        return single ? 1 - target : 0.5;
    }

    private static Recommender.Items items(Parameters parameters) {
        return new Recommender.Items(parameters.get("vectors"), parameters.get("biases"));
    }

    private static Parameters parameters() {
        Parameters parameters = new Parameters(5, PyTorch.device("cpu"));
        parameters.normal("users", 1, POSITIONS, DIMENSIONS);
        parameters.normal("vectors", 1, ROWS, DIMENSIONS);
        parameters.normal("biases", 1, ROWS, 1);
        return parameters;
    }

    private Batch batch() {
        float[] weights = new float[TARGETS.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) weight(i / 2, i % 2);
        }
        int[] none = {};
        return new Batch(
                new Slots(0, 0, none, none, none),
                new VectorRows(corpus),
                POSITIONS,
                2,
                none,
                none,
                none,
                none,
                TARGETS,
                weights,
                NEGATIVES,
                ITEMS_PER_NEGATIVE,
                HITS,
                BIRTHS,
                MET);
    }
}
