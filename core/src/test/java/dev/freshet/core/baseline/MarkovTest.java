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

class MarkovTest {

    private final Markov markov = new Markov();

    @Test
    void shouldScoreByWhatFollowedTheLastEvent() {
        // Given: tea -> mug twice, tea -> pan once; mug -> pan once
        markov.learn(bought(ANN, "tea"));
        markov.learn(bought(ANN, "mug"));
        markov.learn(bought(ANN, "pan"));
        markov.learn(bought(BOB, "tea"));
        markov.learn(bought(BOB, "mug"));
        markov.learn(bought(CAT, "tea"));
        markov.learn(bought(CAT, "pan"));

        // When
        markov.learn(bought(NEW, "tea"));

        // Then
        assertThat(score(markov, NEW, "mug")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(score(markov, NEW, "pan")).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(score(markov, NEW, "tea")).isZero();
        assertThat(score(markov, BOB, "pan")).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldTakeTheMeanOverTheItemsOfABasket() {
        // Given: tea -> {mug, pan} and hat -> {mug}
        markov.learn(bought(ANN, "tea"));
        markov.learn(bought(ANN, "mug", "pan"));
        markov.learn(bought(BOB, "hat"));
        markov.learn(bought(BOB, "mug"));

        // When
        markov.learn(bought(CAT, "tea", "hat"));

        // Then
        assertThat(score(markov, CAT, "mug")).isCloseTo((0.5 + 1) / 2, within(1e-12));
        assertThat(score(markov, CAT, "pan")).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void shouldGiveAStrangerWhatIsPopular() {
        // Given
        markov.learn(bought(ANN, "tea"));
        markov.learn(bought(BOB, "mug"));
        markov.learn(bought(CAT, "mug"));

        // Then
        assertThat(markov.top(NEW, 1, item -> true)).containsExactly("mug");
    }
}
