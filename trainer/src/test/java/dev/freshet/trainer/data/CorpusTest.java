package dev.freshet.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.trainer.ListedShop;
import dev.freshet.trainer.Shops;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusTest {

    @Test
    void shouldHoldOutTheLastTwoEventsOfEachSubject() {
        // When
        Corpus corpus =
                Shops.corpus(Shops.circle(3, 6, false), List.of()).build(Holdout.LEAVE_ONE_OUT, Optional.empty());

        // Then
        assertThat(corpus.splits()).containsOnly(new Split(4, 5));
        assertThat(corpus.usesTimes()).isFalse();
    }

    @Test
    void shouldReadTheSameInAnyNumberOfPasses() {
        // Given
        List<UserEvent> events = new ArrayList<>(Shops.circle(7, 9, true));
        events.sort(Comparator.comparingLong(UserEvent::timeMs));
        ListedShop shop = new ListedShop(Shops.catalog(), events, true);

        // When
        List<List<String>> together = read(new CorpusBuilder().events(shop, 100));
        List<List<String>> inFour = read(new CorpusBuilder().events(shop, 2));

        // Then
        assertThat(together)
                .hasSize(7)
                .allSatisfy(history -> assertThat(history).hasSize(9));
        assertThat(inFour).isEqualTo(together);
    }

    /** The items of each history, by id. */
    private static List<List<String>> read(CorpusBuilder builder) {
        Corpus corpus = builder.build(Holdout.NONE, Optional.empty());
        return corpus.histories().stream()
                .map(history -> IntStream.range(0, history.length())
                        .mapToObj(slot -> corpus.items().ids().get(history.token(slot)))
                        .toList())
                .toList();
    }

    @Test
    void shouldKeepShortHistoriesForTraining() {
        Corpus corpus =
                Shops.corpus(Shops.circle(1, 2, false), List.of()).build(Holdout.LEAVE_ONE_OUT, Optional.empty());

        assertThat(corpus.splits()).containsExactly(new Split(2, 2));
    }

    @Test
    void shouldCutByTimeAndForgetItemsFirstSeenLater() {
        // Given
        List<UserEvent> events = new ArrayList<>(Shops.circle(1, 10, true));
        events.add(UserEvent.builder(EventType.BROWSE, Subject.user("u0"), "late")
                .item("new")
                .timeMs(Shops.START_MS + 10_000_000_000L)
                .build());

        // When
        Corpus corpus = Shops.corpus(events, List.of()).build(Holdout.TEMPORAL, Optional.empty());

        // Then
        Split split = corpus.splits().get(0);
        History history = corpus.histories().get(0);
        long from = corpus.cut().orElseThrow().validationFromMs();
        assertThat(history.timeMs(split.trainEnd() - 1)).isLessThan(from);
        assertThat(history.timeMs(split.trainEnd())).isGreaterThanOrEqualTo(from);
        assertThat(corpus.items().indexOf("new")).isEqualTo(ItemIndex.NONE);
        assertThat(history.token(10)).isEqualTo(History.NO_TOKEN);
    }

    @Test
    void shouldAddTheValidationPartForARefitAndNothingOfTheTest() {
        // Given
        List<UserEvent> events = Shops.circle(4, 10, true);
        Corpus first = Shops.corpus(events, List.of()).build(Holdout.TEMPORAL, Optional.empty());

        // When
        Corpus refit = Shops.corpus(events, List.of()).buildRefit(Holdout.TEMPORAL, first.cut());

        // Then
        assertThat(refit.cut()).isEqualTo(first.cut());
        assertThat(refit.trainingSlots()).isGreaterThan(first.trainingSlots());
        for (int h = 0; h < first.splits().size(); h++) {
            int tested = first.splits().get(h).validationEnd();
            assertThat(refit.splits().get(h)).isEqualTo(new Split(tested, tested));
        }
        assertThat(new ValidationCases(refit, 64, 127).sample(10, 1)).isEmpty();
    }

    @Test
    void shouldRefuseToCutWithoutTimes() {
        assertThatThrownBy(() ->
                        Shops.corpus(Shops.circle(1, 6, false), List.of()).build(Holdout.TEMPORAL, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--holdout leave-one-out");
    }

    @Test
    void shouldKeepABasketTogetherAndForetellItAsAWhole() {
        // Given
        Subject subject = Subject.user("u");
        UserEvent browse =
                UserEvent.builder(EventType.BROWSE, subject, "1").item("x").build();
        UserEvent removal = UserEvent.builder(EventType.REMOVE_FROM_CART, subject, "2")
                .item("x")
                .build();
        UserEvent basket = UserEvent.builder(EventType.PURCHASE, subject, "3")
                .items(Stream.of("a", "b", "a").map(LineItem::of).toList())
                .build();

        // When
        Corpus corpus =
                Shops.corpus(List.of(browse, removal, basket), List.of()).build(Holdout.NONE, Optional.empty());

        // Then
        History history = corpus.histories().get(0);
        assertThat(history.length()).isEqualTo(4);
        assertThat(history.endsEvent(2)).isFalse();
        assertThat(history.endsEvent(3)).isTrue();
        assertThat(history.nextTarget(0)).isEqualTo(2);
        assertThat(history.nextTarget(2)).isEqualTo(4);
        assertThat(history.targetItems(2))
                .containsExactlyInAnyOrder(
                        corpus.items().indexOf("a"), corpus.items().indexOf("b"));
        assertThat(history.targetItems(1)).isEmpty();
    }

    @Test
    void shouldRefuseDataWithoutItems() {
        assertThatThrownBy(() -> new CorpusBuilder().build(Holdout.NONE, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to learn from");
    }
}
