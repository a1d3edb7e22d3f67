package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.bought;
import static dev.freshet.core.baseline.Shopping.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.event.Subject;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Item2VecTest {

    private static final SkipGrams.Settings SMALL = new SkipGrams.Settings(8, 2, 3, 30, 0.05, 1, 5);

    private static Item2Vec fitted(long seed) {
        Item2Vec vectors = new Item2Vec(SMALL);
        Random random = new Random(seed);
        List<List<String>> worlds = List.of(List.of("tea", "mug", "pot"), List.of("hat", "sock", "glove"));
        for (int i = 0; i < 60; i++) {
            List<String> world = worlds.get(i % 2);
            for (int j = 0; j < 6; j++) {
                vectors.learn(bought(Subject.user("u" + i), world.get(random.nextInt(3))));
            }
        }
        vectors.refit();
        return vectors;
    }

    @Test
    void shouldPutNearWhatStandsTogether() {
        // Given
        Item2Vec vectors = fitted(1);

        // When
        vectors.learn(bought(ANN, "tea"));
        vectors.learn(bought(ANN, "mug"));

        // Then
        assertThat(vectors.top(ANN, 3, item -> true)).containsExactlyInAnyOrder("tea", "mug", "pot");
        assertThat(score(vectors, ANN, "pot")).isGreaterThan(score(vectors, ANN, "hat"));
    }

    @Test
    void shouldScoreAnItemByTheCosineWithItself() {
        // Given
        Item2Vec vectors = fitted(1);

        // When
        vectors.learn(bought(BOB, "tea"));
        vectors.learn(bought(BOB, "new"));

        // Then
        assertThat(score(vectors, BOB, "tea")).isCloseTo(1, within(1e-6));
        assertThat(score(vectors, BOB, "new")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void shouldLearnTheSameFromTheSame() {
        Item2Vec one = fitted(2);
        Item2Vec other = fitted(2);
        one.learn(bought(ANN, "tea"));
        other.learn(bought(ANN, "tea"));

        assertThat(score(one, ANN, "hat")).isEqualTo(score(other, ANN, "hat"));
    }
}
