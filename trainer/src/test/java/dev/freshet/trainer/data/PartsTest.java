package dev.freshet.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.UserEvent;
import dev.freshet.trainer.ListedShop;
import dev.freshet.trainer.Shops;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartsTest {

    @ParameterizedTest
    @EnumSource(Holdout.class)
    void shouldDivideEventsAsTheCorpusDividesSlots(Holdout holdout) {
        // Given: one slot an event
        List<UserEvent> events = Shops.circle(50, 10, true);
        Corpus corpus = Shops.corpus(events, Shops.catalog()).build(holdout, Optional.empty());

        // When
        Parts parts = Parts.of(holdout, corpus.cut(), new ListedShop(Shops.catalog(), events, true));

        // Then
        int validated = corpus.splits().stream()
                .mapToInt(split -> split.validationEnd() - split.trainEnd())
                .sum();
        assertThat(validated).isPositive();
        assertThat(count(events, parts, Parts.Part.TRAINING)).isEqualTo(corpus.trainingSlots());
        assertThat(count(events, parts, Parts.Part.VALIDATION)).isEqualTo(validated);
        assertThat(count(events, parts, Parts.Part.TEST))
                .isEqualTo(corpus.slots() - corpus.trainingSlots() - validated);
    }

    private static long count(List<UserEvent> events, Parts parts, Parts.Part part) {
        return events.stream().filter(event -> parts.of(event) == part).count();
    }
}
