package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.NEW;
import static dev.freshet.core.baseline.Shopping.bought;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.Subject;
import org.junit.jupiter.api.Test;

class OwnFrequencyTest {

    private final OwnFrequency own = new OwnFrequency();

    @Test
    void shouldRankOwnItemsByFrequencyThenRecencyThenId() {
        // Given
        own.learn(bought(ANN, "old"));
        own.learn(bought(ANN, "often", "b", "a"));
        own.learn(bought(ANN, "often"));
        own.learn(bought(ANN, "recent"));

        // Then
        assertThat(own.top(ANN, 10, item -> true)).containsExactly("often", "recent", "a", "b", "old");
    }

    @Test
    void shouldFillUpWithWhatIsPopularWithoutRepeats() {
        // Given
        own.learn(bought(BOB, "pan", "mug"));
        own.learn(bought(BOB, "pan", "hat"));
        own.learn(bought(ANN, "mug"));

        // Then
        assertThat(own.top(ANN, 3, item -> true)).containsExactly("mug", "pan", "hat");
        assertThat(own.top(NEW, 2, item -> true)).containsExactly("mug", "pan");
    }

    @Test
    void shouldGiveOnlyWhatIsAllowed() {
        // Given
        own.learn(bought(ANN, "mug", "pan"));
        own.learn(bought(BOB, "hat"));

        // Then
        assertThat(own.top(ANN, 3, item -> !item.equals("mug"))).containsExactly("pan", "hat");
    }

    @Test
    void shouldTellAnAnonymousSubjectFromAUserOfTheSameId() {
        // Given
        own.learn(bought(BOB, "pan"));
        own.learn(bought(BOB, "pan"));
        own.learn(bought(Subject.anonymous("ann"), "mug"));

        // Then
        assertThat(own.top(ANN, 1, item -> true)).containsExactly("pan");
        assertThat(own.top(Subject.anonymous("ann"), 1, item -> true)).containsExactly("mug");
    }
}
