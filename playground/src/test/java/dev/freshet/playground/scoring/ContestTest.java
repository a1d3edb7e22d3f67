package dev.freshet.playground.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.playground.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContestTest {

    private static final Subject ANNA = Subject.user("anna");
    private static final Subject BEN = Subject.user("ben");
    private static final long NOON = 1_704_110_400_000L;

    private final Follower follower = new Follower();
    private final List<Trial> judged = new ArrayList<>();
    private final Shelf shelf = new Shelf(
            IntStream.range(0, 30)
                    .mapToObj(n -> CatalogItem.titled("i" + n, "Item " + n))
                    .toList(),
            1);
    private final Contest contest = new Contest(shelf, follower, judged::add);

    @Test
    void shouldJudgeAnEventByTheSlateThatAnswersTheOneBefore() {
        // Given
        act(browse("e1", ANNA, "i1"));
        contest.answered(slate(ANNA, "e1", "i2", "i3"));

        // When
        act(browse("e2", ANNA, "i3"));

        // Then
        assertThat(judged)
                .singleElement()
                .satisfies(trial -> assertThat(trial.hits()).contains(Contestant.FRESHET));
        assertThat(contest.scoreboard().hitRate(Contestant.FRESHET)).isEqualTo(1);
    }

    @Test
    void shouldJudgeTheSameWhenTheSlateArrivesLate() {
        // Given
        act(browse("e1", ANNA, "i1"));
        act(browse("e2", ANNA, "i3"));
        assertThat(judged).isEmpty();

        // When
        contest.answered(slate(ANNA, "e1", "i2", "i3"));
        contest.answered(slate(ANNA, "e2", "i9"));

        // Then
        assertThat(judged).singleElement().satisfies(trial -> {
            assertThat(trial.next().eventId()).isEqualTo("e2");
            assertThat(trial.slate().eventId()).isEqualTo("e1");
            assertThat(trial.hits()).contains(Contestant.FRESHET);
        });
    }

    @Test
    void shouldNotJudgeTheFirstEventOfASubjectNorASearch() {
        // When
        act(browse("e1", ANNA, "i1"));
        contest.answered(slate(ANNA, "e1", "i2"));
        act(UserEvent.builder(EventType.SEARCH, ANNA, "e2")
                .query(Optional.of("tea"))
                .timeMs(NOON)
                .build());

        // Then
        assertThat(judged).isEmpty();
        assertThat(contest.scoreboard().judged()).isZero();
    }

    @Test
    void shouldAskTheOpponentsBeforeTheyLearnTheEvent() {
        // Given
        act(browse("e1", ANNA, "i1"));
        contest.answered(slate(ANNA, "e1"));

        // When nobody has ever touched i2
        act(browse("e2", ANNA, "i2"));

        // Then
        assertThat(judged)
                .singleElement()
                .satisfies(trial ->
                        assertThat(trial.shown().get(Contestant.POPULAR)).containsExactly("i1"));
        assertThat(judged.get(0).hits()).isEmpty();
    }

    @Test
    void shouldCountABasketAsAHitIfAnyOfItWasShown() {
        // Given
        act(browse("e1", ANNA, "i1"));
        contest.answered(slate(ANNA, "e1", "i5"));

        // When
        act(purchase("e2", ANNA, "i4", "i5"));

        // Then
        assertThat(judged.get(0).hits()).contains(Contestant.FRESHET);
    }

    @Test
    void shouldNotLetOpponentsShowWhatTheSubjectHasJustBought() {
        // Given
        act(browse("b1", BEN, "i1"));
        act(purchase("e1", ANNA, "i1"));
        contest.answered(slate(ANNA, "e1", "i2"));

        // When
        act(browse("e2", ANNA, "i2"));

        // Then
        assertThat(judged.get(0).shown().get(Contestant.POPULAR)).doesNotContain("i1");
    }

    @Test
    void shouldKnowTheCeilingOnlyWhereTheShopDoes() {
        // Given
        act(browse("e1", ANNA, "i1"));
        contest.answered(slate(ANNA, "e1", "i2"));

        // When
        contest.act(browse("e2", ANNA, "i7"), size -> List.of("i7"));

        // Then
        assertThat(contest.scoreboard().hitRate(Contestant.CEILING)).isEqualTo(1);
        assertThat(contest.scoreboard().has(Contestant.ITEM_KNN)).isTrue();
    }

    @Test
    void shouldTellAFollowedShoppersVisitInScenes() {
        // Given
        act(browse("e1", ANNA, "i1"));
        contest.answered(slate(ANNA, "e1", "i2"));

        // When
        act(browse("e2", ANNA, "i2"));
        contest.answered(slate(ANNA, "e2", "i3"));
        act(browse("e3", ANNA, "i3"));
        contest.answered(slate(ANNA, "e3", "i4"));

        // Then
        List<Scene> scenes = Stream.of(follower.next(), follower.next())
                .flatMap(Optional::stream)
                .toList();
        assertThat(scenes).extracting(scene -> scene.trial().next().eventId()).containsExactly("e2", "e3");
        assertThat(scenes.get(0).after().top(1)).containsExactly("i3");
        assertThat(follower.next()).isEmpty();
    }

    private void act(UserEvent event) {
        contest.act(event, Step.Ceiling.UNKNOWN);
    }

    private static UserEvent browse(String id, Subject subject, String item) {
        return UserEvent.builder(EventType.BROWSE, subject, id)
                .item(item)
                .timeMs(NOON)
                .build();
    }

    private static UserEvent purchase(String id, Subject subject, String... items) {
        return UserEvent.builder(EventType.PURCHASE, subject, id)
                .items(Stream.of(items).map(LineItem::of).toList())
                .timeMs(NOON)
                .build();
    }

    private static ServedSlate slate(Subject subject, String eventId, String... items) {
        return new ServedSlate(
                subject,
                eventId,
                Stream.of(items)
                        .map(item -> new ServedSlate.Item(
                                item, "POPULAR", Optional.empty(), Optional.empty(), Optional.empty()))
                        .toList(),
                Optional.of("tiny-step-1"),
                Optional.empty());
    }
}
