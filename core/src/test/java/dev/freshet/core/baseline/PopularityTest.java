package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.NEW;
import static dev.freshet.core.baseline.Shopping.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PopularityTest {

    private final Popularity popularity = new Popularity();

    @Test
    void shouldRankByEventsAndTiesById() {
        // Given
        popularity.learn(bought(ANN, "pan", "mug", "hat"));
        popularity.learn(bought(BOB, "pan", "pan", "pan"));
        popularity.learn(bought(BOB, "sock"));

        // Then
        assertThat(popularity.top(NEW, 10, item -> true)).containsExactly("pan", "hat", "mug", "sock");
        assertThat(popularity.top(NEW, 2, item -> true)).containsExactly("pan", "hat");
    }

    @Test
    void shouldGiveOnlyWhatIsAllowed() {
        // Given
        popularity.learn(bought(ANN, "pan", "mug", "hat"));

        // Then
        assertThat(popularity.top(NEW, 2, item -> !item.equals("hat"))).containsExactly("mug", "pan");
        assertThat(popularity.top(NEW, 2, item -> false)).isEmpty();
    }

    @Test
    void shouldRefuseAnEmptySlate() {
        assertThatThrownBy(() -> popularity.top(NEW, 0, item -> true)).hasMessageContaining("k is 0");
    }

    @Test
    void shouldRankAsASortOfAllCountsAfterEveryEvent() {
        // Given
        Map<String, Integer> counts = new HashMap<>();

        for (UserEvent event : Shopping.history(1, 400, 20, 60)) {
            // When
            popularity.learn(event);
            Set<String> items = event.items().stream().map(LineItem::itemId).collect(Collectors.toSet());
            items.forEach(item -> counts.merge(item, 1, Integer::sum));

            // Then
            List<String> expected = counts.keySet().stream()
                    .sorted(Comparator.comparing((String item) -> -counts.get(item))
                            .thenComparing(item -> item))
                    .limit(10)
                    .toList();
            assertThat(popularity.top(NEW, 10, item -> true)).isEqualTo(expected);
        }
    }
}
