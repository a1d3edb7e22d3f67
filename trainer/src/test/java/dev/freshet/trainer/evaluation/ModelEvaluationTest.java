package dev.freshet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.ListedShop;
import dev.freshet.trainer.data.HeldOutItems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelEvaluationTest {

    @TempDir
    private Path folder;

    @Test
    void shouldJudgeWhatTheEngineServesUnderEachPolicy() {
        // Given: after two looks at the tea the bundle ranks tea 2, mug 1.8, bulb 0.2; what came was the mug
        Dataset shop = shop("ann", "tea", "tea", "mug");

        try (Bundle bundle = Bundle.open(TinyBundle.write(folder), Execution.CPU)) {
            // When
            EvaluationReport anything = run(Shown.NONE, shop, List.of(bundle), "popularity");
            EvaluationReport unseen = run(Shown.SEEN, shop, List.of(bundle), "popularity");

            // Then
            assertThat(ndcg(anything, "freshet")).isCloseTo(Math.log(2) / Math.log(3), within(1e-12));
            assertThat(ndcg(unseen, "freshet")).isEqualTo(1);
            assertThat(unseen.areas().get(0).auc()).isNull();
            assertThat(unseen.models()).singleElement().satisfies(model -> {
                assertThat(model.version()).isEqualTo(TinyBundle.VERSION);
                assertThat(model.fallbacks()).isZero();
                assertThat(model.unknownTargets()).isZero();
            });
            assertThat(unseen.notes()).singleElement().asString().contains("was trained on");
        }
    }

    @Test
    void shouldCountTargetsThatABundleDoesNotKnow() {
        Dataset shop = shop("ann", "tea", "tea", "new");

        try (Bundle bundle = Bundle.open(TinyBundle.write(folder), Execution.CPU)) {
            EvaluationReport report = run(Shown.NONE, shop, List.of(bundle));

            assertThat(report.models().get(0).unknownTargets()).isEqualTo(1);
            assertThat(ndcg(report, "freshet")).isZero();
            assertThat(TextReport.of(report)).contains("1 targets unknown to it (100.0 %)");
        }
    }

    @Test
    void shouldCompareTwoBundles() {
        // Given
        Dataset shop = shop("ann", "tea", "tea", "mug");

        try (Bundle one = Bundle.open(TinyBundle.write(folder.resolve("a"), "one"), Execution.CPU);
                Bundle two = Bundle.open(TinyBundle.write(folder.resolve("b"), "two"), Execution.CPU)) {
            // When
            EvaluationReport report = run(Shown.SEEN, shop, List.of(one, two), "popularity");

            // Then: the one with the other, and each with the baseline
            assertThat(report.comparisons())
                    .filteredOn(each -> each.k() == 10
                            && each.metric().equals("ndcg")
                            && each.slice().equals("all"))
                    .extracting(each -> each.contender() + "-" + each.other())
                    .containsExactly("one-two", "one-popularity", "two-popularity");
            assertThat(report.comparisons().get(0).difference()).isZero();
            assertThat(report.comparisons().get(0).p()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayWhatSearchesAreWorthToTheModel() {
        // Given: two people of whom nothing but a search tells what they look at next
        List<UserEvent> events = new ArrayList<>();
        for (String person : List.of("ann", "bob")) {
            browse(events, person, "odd");
            browse(events, person, "odd");
            search(events, person, "ann".equals(person) ? "wool boots" : "a light");
            browse(events, person, "ann".equals(person) ? "boot" : "lamp");
        }
        Dataset shop = new ListedShop(goods(), events, false);
        List<Asking> also = Asking.of("without-searches, without-search-words");

        try (Bundle bundle = Bundle.open(TinyBundle.write(folder), Execution.CPU)) {
            // When
            EvaluationReport report = new Evaluation(
                            Protocol.LEAVE_ONE_OUT, Shown.NONE, also, HeldOutItems.NONE, List.of(), 20, 1, false)
                    .run(List.of(bundle), shop);

            // Then
            assertThat(report.targets()).containsEntry("after-search", 2L);
            assertThat(report.models())
                    .extracting(EvaluationReport.Model::asked)
                    .containsExactly("as-streamed", "without-searches", "without-search-words");
            assertThat(ndcg(report, "freshet")).isEqualTo(1);
            assertThat(ndcg(report, "freshet without-searches")).isLessThan(0.6);
            assertThat(ndcg(report, "freshet without-search-words")).isLessThan(0.6);
            assertThat(TextReport.of(report))
                    .contains("NDCG@10 freshet less freshet without-searches")
                    .contains("NDCG@10 freshet less freshet without-search-words");
        }
    }

    @Test
    void shouldNameAWayOfAskingThatIsUnknown() {
        assertThatThrownBy(() -> Asking.of("without-searches,with-luck"))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("'with-luck'")
                .hasMessageContaining("with-surface");
    }

    private static EvaluationReport run(Shown shown, Dataset shop, List<Bundle> bundles, String... baselines) {
        return new Evaluation(Protocol.LEAVE_ONE_OUT, shown, List.of(baselines), 20, 1, false).run(bundles, shop);
    }

    private static double ndcg(EvaluationReport report, String contender) {
        return report.rows().stream()
                .filter(row -> row.contender().equals(contender) && row.slice().equals("all") && row.k() == 10)
                .findFirst()
                .orElseThrow()
                .figure(Metric.NDCG)
                .value();
    }

    private static void browse(List<UserEvent> events, String person, String item) {
        events.add(event(events, EventType.BROWSE, person).item(item).build());
    }

    private static void search(List<UserEvent> events, String person, String query) {
        events.add(event(events, EventType.SEARCH, person)
                .query(Optional.of(query))
                .build());
    }

    private static UserEvent.Builder event(List<UserEvent> events, EventType type, String person) {
        return UserEvent.builder(type, Subject.user(person), "e" + events.size())
                .timeMs(EventTime.UNKNOWN);
    }

    private static List<CatalogItem> goods() {
        return Stream.concat(TinyBundle.items().stream(), Stream.of(TestEvents.item("odd", "Something else")))
                .toList();
    }

    private static Dataset shop(String user, String... items) {
        List<UserEvent> events = new ArrayList<>();
        for (String item : items) {
            browse(events, user, item);
        }
        return new ListedShop(goods(), events, false);
    }
}
