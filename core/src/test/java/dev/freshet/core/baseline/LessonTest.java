package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LessonTest {

    @Test
    void shouldLearnFromBrowsingCartAndPurchaseOnly() {
        // Given
        Set<EventType> teaching = EnumSet.noneOf(EventType.class);

        // When
        for (EventType type : EventType.values()) {
            if (!Lesson.of(event(type, ANN, Consent.UNSPECIFIED, "mug")).items().isEmpty()) {
                teaching.add(type);
            }
        }

        // Then
        assertThat(teaching).containsExactlyInAnyOrder(EventType.BROWSE, EventType.ADD_TO_CART, EventType.PURCHASE);
    }

    @Test
    void shouldCountAnItemOnceAnEventInTheOrderGiven() {
        assertThat(Lesson.of(Shopping.bought(ANN, "pan", "mug", "pan")).items()).containsExactly("pan", "mug");
    }

    @Test
    void shouldTeachNothingOfThePersonWithoutConsent() {
        // Given
        List<Baseline> baselines = Baselines.NAMES.stream()
                .map(name -> Baselines.named(name, List.of()))
                .toList();

        for (Baseline baseline : baselines) {
            // When
            baseline.learn(Shopping.bought(Shopping.BOB, "hat"));
            baseline.learn(Shopping.bought(Shopping.CAT, "hat"));
            baseline.learn(event(EventType.PURCHASE, ANN, Consent.NONE, "mug", "pan"));

            // Then
            assertThat(baseline.top(ANN, 3, item -> true)).as(baseline.name()).containsExactly("hat", "mug", "pan");
        }
    }
}
