package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static dev.freshet.core.fixtures.TestEvents.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.candidates.Source;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventType;
import dev.freshet.core.explain.Evidence;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.core.state.SubjectRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommenderTest {

    @TempDir
    static Path directory;

    private static Bundle bundle;
    private static World world;

    private final Recommender recommender =
            new Recommender(EngineSettings.DEFAULT, new ServePolicy(Duration.ofDays(1)));

    @BeforeAll
    static void openBundle() {
        bundle = Bundle.open(TinyBundle.write(directory), Execution.CPU);
        world = World.EMPTY
                .withCatalog(TinyBundle.catalog())
                .withBundle(bundle)
                .withPopularity(popular("sock", "lamp"));
    }

    @AfterAll
    static void closeBundle() {
        bundle.close();
    }

    @Test
    void shouldRankByTheModel() {
        // Given
        SubjectRow row = row(browse("e1", START_MS, "tea"));

        // When
        Recommendation made = recommender.recommend(row, at(START_MS), world);

        // Then
        assertThat(ids(made)).startsWith("tea", "mug", "bulb");
        assertThat(made.slate().modelVersion()).contains(TinyBundle.VERSION);
        assertThat(made.slate().fallback()).isEmpty();
        assertThat(made.embedding().orElseThrow().values()).containsExactly(1, 0, 0, 0);
        assertThat(made.slate().items().get(1).score()).isCloseTo(.9, within());
    }

    @Test
    void shouldLetASearchSpeakThroughItsWords() {
        Recommendation made = recommender.recommend(row(search("e1", START_MS, "wool things")), at(START_MS), world);

        assertThat(ids(made)).startsWith("boot", "sock");
        assertThat(made.slate().items().get(0).reason().evidence())
                .contains(new Evidence(EventType.SEARCH, Optional.empty(), Optional.of("wool things"), START_MS));
    }

    @Test
    void shouldRetrieveAnItemThatTheBundleHasNeverSeen() {
        // Given
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        items.add(TestEvents.item("new", "Tea tea tea"));
        World grown = world.withCatalog(new Catalog(7, items));

        // When
        Recommendation made = recommender.recommend(row(browse("e1", START_MS, "tea")), at(START_MS), grown);

        // Then: three times the word minus the cold bias beats the item itself
        assertThat(ids(made)).startsWith("new", "tea");
        assertThat(made.slate().items().get(0).score()).isCloseTo(2.5, within());
    }

    @Test
    void shouldEncodeAnItemThatTheBundleHasNeverSeen() {
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        items.add(TestEvents.item("new", "Light light"));
        World grown = world.withCatalog(new Catalog(7, items));

        Recommendation made = recommender.recommend(row(browse("e1", START_MS, "new")), at(START_MS), grown);

        assertThat(made.embedding().orElseThrow().values()).containsExactly(0, 2, 0, 0);
    }

    @Test
    void shouldNameTheEventWhoseRemovalLowersTheScoreMost() {
        // Given
        SubjectRow row = row(
                browse("e1", START_MS, "lamp"), browse("e2", START_MS + 1, "tea"), browse("e3", START_MS + 2, "boot"));

        // When
        Recommendation made = recommender.recommend(row, at(START_MS), world);

        // Then
        for (SlateItem item : made.slate().items()) {
            String expected = switch (item.itemId()) {
                case "tea", "mug" -> "tea";
                case "lamp", "bulb" -> "lamp";
                default -> "boot";
            };
            assertThat(item.reason().kind()).isEqualTo(Reason.Kind.PAST_EVENT);
            assertThat(item.reason().evidence().orElseThrow().itemId()).contains(expected);
            assertThat(item.reason().weight()).isGreaterThan(0);
        }
    }

    @Test
    void shouldGiveReasonsThatHold() {
        // Given
        SubjectRow row = row(
                browse("e1", START_MS, "lamp"),
                purchase("e2", START_MS + 1, "sock", "mug"),
                search("e3", START_MS + 2, "light"),
                browse("e4", START_MS + 3, "tea"));
        Recommendation made = recommender.recommend(row, at(START_MS), world);

        // When each named event is left out
        for (SlateItem item : made.slate().items()) {
            long without = item.reason().evidence().orElseThrow().timeMs();
            SubjectRow less = row(List.of(
                            browse("e1", START_MS, "lamp"),
                            purchase("e2", START_MS + 1, "sock", "mug"),
                            search("e3", START_MS + 2, "light"),
                            browse("e4", START_MS + 3, "tea"))
                    .stream()
                    .filter(event -> event.timeMs() != without)
                    .toArray(dev.freshet.core.event.UserEvent[]::new));
            Recommendation again =
                    new Recommender(EngineSettings.DEFAULT, Policy.NONE).recommend(less, at(START_MS), world);

            // Then the item scores less, by the weight
            double left = again.slate().items().stream()
                    .filter(other -> other.itemId().equals(item.itemId()))
                    .findFirst()
                    .orElseThrow()
                    .score();
            assertThat(item.score() - left).isCloseTo(item.reason().weight(), within());
            assertThat(item.reason().weight()).isGreaterThan(0);
        }
    }

    @Test
    void shouldHideWhatWasBoughtRecentlyUnlessRepeatable() {
        List<CatalogItem> items = TinyBundle.items().stream()
                .map(item -> item.itemId().equals("mug") ? TestEvents.repeatable(item) : item)
                .toList();
        World shop = world.withCatalog(new Catalog(1, items));
        SubjectRow row = row(purchase("e1", START_MS, "tea", "mug"));

        assertThat(ids(recommender.recommend(row, at(START_MS), shop)))
                .contains("mug")
                .doesNotContain("tea");
        assertThat(ids(recommender.recommend(
                        row, at(START_MS + Duration.ofDays(1).toMillis()), shop)))
                .contains("tea");
    }

    @Test
    void shouldNeverShowWhatIsNotAvailable() {
        List<CatalogItem> items = TinyBundle.items().stream()
                .map(item -> item.itemId().equals("tea") ? TestEvents.unavailable(item) : item)
                .toList();

        Recommendation made = recommender.recommend(
                row(browse("e1", START_MS, "tea")), at(START_MS), world.withCatalog(new Catalog(1, items)));

        assertThat(ids(made)).doesNotContain("tea").hasSize(5);
    }

    @Test
    void shouldFallBackToWhatIsPopularWithoutAModel() {
        World modelless = World.EMPTY.withCatalog(TinyBundle.catalog()).withPopularity(popular("sock", "lamp"));

        Recommendation made = recommender.recommend(row(browse("e1", START_MS, "tea")), at(START_MS), modelless);

        assertThat(ids(made)).startsWith("sock", "lamp");
        assertThat(made.slate().fallback()).contains(Fallback.NO_MODEL);
        assertThat(made.slate().modelVersion()).isEmpty();
        assertThat(made.slate().items().get(0).sources()).contains(Source.POPULARITY);
        assertThat(made.slate().items().get(0).reason().kind()).isEqualTo(Reason.Kind.POPULAR);
        assertThat(made.slate().items().get(2).reason().kind()).isEqualTo(Reason.Kind.CATALOG);
    }

    @Test
    void shouldSayWhyTheModelWasNotUsed() {
        assertThat(recommender
                        .recommend(SubjectRow.EMPTY, at(START_MS), world)
                        .slate()
                        .fallback())
                .contains(Fallback.NO_HISTORY);
        SlateRequest withoutConsent = new SlateRequest(RequestContext.UNKNOWN, START_MS, 3, Consent.NONE);
        assertThat(recommender
                        .recommend(row(browse("e1", START_MS, "tea")), withoutConsent, world)
                        .slate()
                        .fallback())
                .contains(Fallback.NO_CONSENT);
    }

    @Test
    void shouldRememberWhoProposedAnItem() {
        Recommendation made = recommender.recommend(row(browse("e1", START_MS, "tea")), at(START_MS), world);

        assertThat(made.slate().items())
                .filteredOn(item -> item.itemId().equals("sock"))
                .allSatisfy(item ->
                        assertThat(item.sources()).containsExactlyInAnyOrder(Source.EMBEDDING, Source.POPULARITY));
    }

    private static SlateRequest at(long timeMs) {
        return SlateRequest.of(timeMs, 10);
    }

    private static List<String> ids(Recommendation made) {
        return made.slate().items().stream().map(SlateItem::itemId).toList();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-5);
    }

    private static PopularitySnapshot popular(String... bestFirst) {
        PopularityIndex index = new PopularityIndex(Duration.ofDays(1));
        for (int i = 0; i < bestFirst.length; i++) {
            index.update(bestFirst[i], new DecayedPopularity(1_000_000L * (bestFirst.length - i), START_MS));
        }
        return index.refresh(id -> List.of(), 1);
    }
}
