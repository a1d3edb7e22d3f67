package dev.freshet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.trainer.Shops;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.data.Slots;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class TrunkTest {

    private static final int LENGTH = 140;
    private static final int LAST = LENGTH - 1;

    private final Corpus corpus =
            Shops.corpus(Shops.circle(5, 8, true), Shops.catalog()).build(Holdout.NONE, Optional.empty());
    private final Recommender model = new Recommender(Shops.smallShape(corpus), 1);
    private final int d = model.shape().dimensions();

    @Test
    void shouldSeeExactlyTheRing() {
        // Given
        float[] tokens = tokens();
        float[] before = embedding(tokens);

        // Then
        assertThat(embedding(changed(tokens, LAST - 126))).isNotEqualTo(before);
        assertThat(embedding(changed(tokens, LAST - 127))).isEqualTo(before);
    }

    @Test
    void shouldNotSeeWhatComesLater() {
        // Given
        float[] tokens = tokens();

        // Then
        assertThat(embeddingAt(changed(tokens, LAST), LAST - 1)).isEqualTo(embeddingAt(tokens, LAST - 1));
    }

    private float[] tokens() {
        float[] tokens = new float[LENGTH * d];
        Random random = new Random(3);
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = (float) random.nextGaussian();
        }
        return tokens;
    }

    private float[] changed(float[] tokens, int slot) {
        float[] changed = tokens.clone();
        for (int i = 0; i < d; i++) {
            changed[slot * d + i] = i % 2 == 0 ? 3 : -3;
        }
        return changed;
    }

    private float[] embedding(float[] tokens) {
        return embeddingAt(tokens, LAST);
    }

    private float[] embeddingAt(float[] tokens, int slot) {
        int[] types = new int[LENGTH];
        Arrays.fill(types, 1);
        float[] all = TensorScope.infer(() -> Parameters.floats(model.trunk(
                Tensor.create(tokens, 1, LENGTH, d), new Slots(1, LENGTH, new int[0], types, new int[0]), 0)));
        return Arrays.copyOfRange(all, slot * d, (slot + 1) * d);
    }
}
