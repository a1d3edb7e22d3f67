package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.CAT;
import static dev.freshet.core.baseline.Shopping.NEW;
import static dev.freshet.core.baseline.Shopping.bought;
import static dev.freshet.core.baseline.Shopping.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UserKnnTest {

    @Test
    void shouldSumTheCosinesOfTheNeighboursWhoTookAnItem() {
        // Given: ann shares tea and mug with bob (cosine 2/sqrt(2*3)), tea with cat (cosine 1/sqrt(2*2))
        UserKnn knn = new UserKnn();
        knn.learn(bought(ANN, "tea", "mug", "tea"));
        knn.learn(bought(BOB, "tea", "mug", "pan"));
        knn.learn(bought(CAT, "tea"));
        knn.learn(bought(CAT, "pan"));

        // Then
        assertThat(score(knn, ANN, "pan")).isCloseTo(2 / Math.sqrt(6) + 1 / Math.sqrt(4), within(1e-12));
        assertThat(score(knn, ANN, "mug")).isCloseTo(2 / Math.sqrt(6), within(1e-12));
        assertThat(knn.top(NEW, 1, item -> true)).containsExactly("tea");
    }

    @Test
    void shouldAskTheNearestOnly() {
        // Given
        UserKnn knn = new UserKnn(1);
        knn.learn(bought(ANN, "tea", "mug"));
        knn.learn(bought(BOB, "tea", "mug", "pan"));
        knn.learn(bought(CAT, "tea", "hat", "sock"));

        // Then
        assertThat(score(knn, ANN, "pan")).isPositive();
        assertThat(score(knn, ANN, "hat")).isZero();
    }
}
