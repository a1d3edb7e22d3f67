package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.CAT;
import static dev.freshet.core.baseline.Shopping.bought;
import static dev.freshet.core.baseline.Shopping.looked;
import static dev.freshet.core.baseline.Shopping.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VstanTest {

    @Test
    void shouldMultiplyAllItsFactors() {
        // Given: ann's session is tea, hat; bob's is tea, mug, pan, three days older
        Vstan stan = new Vstan(new Vstan.Decays(2, 5, 3, 4));
        stan.learn(looked(BOB, "b", 0, "tea"));
        stan.learn(looked(BOB, "b", 0, "mug"));
        stan.learn(looked(BOB, "b", 0, "pan"));
        stan.learn(looked(ANN, "a", 3, "tea"));
        stan.learn(looked(ANN, "a", 3, "hat"));

        // Then: pan is in one of two sessions, two items after tea, which weighs exp(-1/2)
        double weight = Math.exp(-0.5);
        double similarity = weight / Math.sqrt((weight * weight + 1) * 3) * Math.exp(-3.0 / 5);
        double expected = similarity * weight * Math.exp(-2.0 / 3) * (1 + 4 * Math.log(2));
        assertThat(score(stan, ANN, "pan")).isCloseTo(expected, within(1e-12));
        assertThat(score(stan, ANN, "tea")).isCloseTo(similarity * weight, within(1e-12));
        assertThat(score(stan, ANN, "hat")).isZero();
    }

    @Test
    void shouldNotCountAgeWhereNoTimesAreKnown() {
        // Given
        Vstan stan = new Vstan(new Vstan.Decays(2, 5, 3, 0));
        stan.learn(bought(BOB, "tea"));
        stan.learn(bought(BOB, "mug"));
        stan.learn(bought(CAT, "tea"));

        // Then
        assertThat(score(stan, CAT, "mug")).isCloseTo(1 / Math.sqrt(2) * Math.exp(-1.0 / 3), within(1e-12));
    }
}
