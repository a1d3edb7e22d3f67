package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.CAT;
import static dev.freshet.core.baseline.Shopping.NEW;
import static dev.freshet.core.baseline.Shopping.bought;
import static dev.freshet.core.baseline.Shopping.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.event.Subject;
import org.junit.jupiter.api.Test;

class ImplicitAlsTest {

    @Test
    void shouldReachTheOptimumThatIsKnownForOneDimension() {
        // Given: one subject w, one item h, taken. With unobserved weight a and regularization r the loss is
        // (1 - wh)^2 + a (wh)^2 + r (1 + a) (w^2 + h^2); at the optimum w = h and w^2 = 1 / (1 + a) - r.
        double a = 0.5;
        double r = 0.1;
        ImplicitAls als = new ImplicitAls(new ImplicitAls.Settings(1, 500, a, r, 3));
        als.learn(bought(ANN, "tea"));

        // When
        als.refit();

        // Then
        assertThat(score(als, ANN, "tea")).isCloseTo(1 / (1 + a) - r, within(1e-6));
    }

    @Test
    void shouldFindWhatGoesTogether() {
        // Given: two worlds, and one who knows half of one of them
        ImplicitAls als = new ImplicitAls(new ImplicitAls.Settings(4, 20, 0.1, 0.01, 3));
        for (int i = 0; i < 8; i++) {
            als.learn(bought(Subject.user("a" + i), "tea", "mug", "pot"));
            als.learn(bought(Subject.user("b" + i), "hat", "sock"));
        }
        als.refit();

        // When: only after the fit does ann appear
        als.learn(bought(ANN, "tea", "mug"));

        // Then
        assertThat(als.top(ANN, 1, item -> !item.equals("tea") && !item.equals("mug")))
                .containsExactly("pot");
    }

    @Test
    void shouldFillUpWithWhatIsPopularBeforeItIsFitted() {
        // Given
        ImplicitAls als = new ImplicitAls();
        als.learn(bought(BOB, "tea"));
        als.learn(bought(CAT, "tea", "mug"));

        // Then
        assertThat(als.top(CAT, 2, item -> true)).containsExactly("tea", "mug");
        assertThat(als.top(NEW, 2, item -> true)).containsExactly("tea", "mug");
    }
}
