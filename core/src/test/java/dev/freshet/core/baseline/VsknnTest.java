package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.CAT;
import static dev.freshet.core.baseline.Shopping.NEW;
import static dev.freshet.core.baseline.Shopping.looked;
import static dev.freshet.core.baseline.Shopping.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VsknnTest {

    private final Vsknn knn = new Vsknn();

    @Test
    void shouldWeighSharedItemsByTheirPositionInTheCurrentSession() {
        // Given: bob's session shares the first of ann's two items, cat's the last
        knn.learn(looked(BOB, "b", 0, "tea"));
        knn.learn(looked(BOB, "b", 0, "mug"));
        knn.learn(looked(CAT, "c", 0, "hat"));
        knn.learn(looked(CAT, "c", 0, "pan"));
        knn.learn(looked(ANN, "a", 1, "tea"));
        knn.learn(looked(ANN, "a", 1, "hat"));

        // Then
        assertThat(score(knn, ANN, "mug")).isCloseTo(0.5, within(1e-12));
        assertThat(score(knn, ANN, "pan")).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldTakeANewSessionIdForANewSession() {
        // Given: ann's old session goes with mug, her new one with pan
        knn.learn(looked(BOB, "b", 0, "tea"));
        knn.learn(looked(BOB, "b", 0, "mug"));
        knn.learn(looked(CAT, "c", 0, "hat"));
        knn.learn(looked(CAT, "c", 0, "pan"));
        knn.learn(looked(ANN, "a1", 1, "tea"));
        knn.learn(looked(ANN, "a2", 1, "hat"));

        // Then
        assertThat(score(knn, ANN, "mug")).isZero();
        assertThat(score(knn, ANN, "pan")).isCloseTo(1, within(1e-12));
        assertThat(score(knn, ANN, "tea")).isZero();
    }

    @Test
    void shouldTakeAHistoryWithoutSessionIdsForOneSession() {
        // Given
        knn.learn(looked(BOB, "", 0, "tea"));
        knn.learn(looked(BOB, "", 90, "mug"));
        knn.learn(looked(ANN, "", 91, "tea"));

        // Then
        assertThat(score(knn, ANN, "mug")).isCloseTo(1, within(1e-12));
        assertThat(knn.top(NEW, 1, item -> true)).containsExactly("tea");
    }

    @Test
    void shouldLookAtTheNewestSessionsOnly() {
        // Given
        Vsknn latest = new Vsknn(1, 10);
        latest.learn(looked(BOB, "b", 0, "tea"));
        latest.learn(looked(BOB, "b", 0, "mug"));
        latest.learn(looked(CAT, "c", 0, "tea"));
        latest.learn(looked(CAT, "c", 0, "pan"));
        latest.learn(looked(ANN, "a", 1, "tea"));

        // Then
        assertThat(score(latest, ANN, "mug")).isZero();
        assertThat(score(latest, ANN, "pan")).isCloseTo(1, within(1e-12));
    }
}
