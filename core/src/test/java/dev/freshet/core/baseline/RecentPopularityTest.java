package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.NEW;
import static dev.freshet.core.baseline.Shopping.bought;
import static dev.freshet.core.baseline.Shopping.looked;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentPopularityTest {

    private final RecentPopularity popularity = new RecentPopularity();

    @Test
    void shouldForgetWhatIsAWeekOlderThanTheNewestEvent() {
        // Given
        popularity.learn(looked(ANN, "", 0, "hat"));
        popularity.learn(looked(BOB, "", 0, "hat"));
        popularity.learn(looked(ANN, "", 0.5, "hat"));
        popularity.learn(looked(ANN, "", 1, "mug"));
        popularity.learn(looked(BOB, "", 2, "mug"));
        assertThat(popularity.top(NEW, 2, item -> true)).containsExactly("hat", "mug");

        // When: two of three looks at the hat are seven days old or more
        popularity.learn(looked(BOB, "", 7.1, "pan"));

        // Then
        assertThat(popularity.top(NEW, 3, item -> true)).containsExactly("mug", "hat", "pan");
    }

    @Test
    void shouldBePopularityWhereNoTimesAreKnown() {
        // Given
        popularity.learn(bought(ANN, "pan", "hat"));
        popularity.learn(bought(BOB, "pan"));

        // Then
        assertThat(popularity.top(NEW, 2, item -> true)).containsExactly("pan", "hat");
        assertThat(popularity.name()).isEqualTo("popularity-7d");
    }
}
