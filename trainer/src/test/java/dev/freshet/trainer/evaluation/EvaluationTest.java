package dev.freshet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.baseline.Baselines;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.trainer.ListedShop;
import dev.freshet.trainer.Shops;
import dev.freshet.trainer.data.HeldOutItems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final List<UserEvent> events = new ArrayList<>();

    @Test
    void shouldForetellTheLastEventFromAllOthers() {
        // Given: ann's last is r, bob's is p, cat has too few to hold one out
        browse("ann", -1, "p", "q", "r");
        browse("bob", -1, "q", "r", "p");
        browse("cat", -1, "p", "q");

        // When: of the others, q has 3 events, p 2 and r 1
        EvaluationReport report = run(Protocol.LEAVE_ONE_OUT, Shown.NONE, "popularity");

        // Then: ann's target is third, bob's is second
        EvaluationReport.Row all = row(report, Slice.ALL, 10, "popularity");
        assertThat(report.cases()).isEqualTo(2);
        assertThat(all.figure(Metric.HIT_RATE).value()).isEqualTo(1);
        assertThat(all.figure(Metric.NDCG).value()).isCloseTo((0.5 + Math.log(2) / Math.log(3)) / 2, within(1e-12));
        assertThat(all.figure(Metric.MRR).value()).isCloseTo((1.0 / 3 + 1.0 / 2) / 2, within(1e-12));
        assertThat(all.figure(Metric.PRECISION).value()).isCloseTo(0.1, within(1e-12));
        assertThat(report.areas().get(0).auc()).isCloseTo((0 + 0.5) / 2, within(1e-12));
    }

    @Test
    void shouldHideWhatThePolicyHides() {
        // Given
        browse("ann", -1, "p", "q", "r");
        browse("bob", -1, "q", "r", "p");
        browse("cat", -1, "p", "q");

        // When
        EvaluationReport report = run(Protocol.LEAVE_ONE_OUT, Shown.SEEN, "popularity");

        // Then: without p and q, r is first for ann; without q and r, p for bob
        assertThat(report.policy()).isEqualTo("seen");
        assertThat(row(report, Slice.ALL, 10, "popularity").figure(Metric.NDCG).value())
                .isEqualTo(1);
    }

    @Test
    void shouldLearnAnEventOnceItIsJudged() {
        // Given: nine hours of p, then within the test two looks at q
        for (int hour = 0; hour < 18; hour++) {
            browse("ann" + hour % 3, hour, "p");
        }
        browse("ann0", 18, "q");
        browse("ann1", 19, "q");

        // When: the last tenth is the test
        EvaluationReport report = run(Protocol.TEMPORAL, Shown.SEEN, "popularity");

        // Then: q is unknown when ann0 comes, and known when ann1 comes
        EvaluationReport.Row all = row(report, Slice.ALL, 10, "popularity");
        assertThat(all.cases()).isEqualTo(2);
        assertThat(all.figure(Metric.HIT_RATE).value()).isEqualTo(0.5);
        assertThat(row(report, Slice.NEW_ITEMS, 10, "popularity").cases()).isEqualTo(2);
        assertThat(report.targets()).containsEntry("new-items", 2L).containsEntry("repeat", 0L);
    }

    @Test
    void shouldJudgeRepeatsFirstTimesNewPeopleAndShortHistoriesApart() {
        // Given: in the test ann buys what she had and something else; bob is new, and comes twice
        for (int hour = 0; hour < 27; hour++) {
            buy("ann", hour, "p");
            buy("cat", hour, "q");
        }
        buy("ann", 27, "p", "q");
        buy("bob", 28, "p");
        buy("bob", 29, "q");

        // When
        EvaluationReport report = run(Protocol.NEXT_BASKET, Shown.NONE, "own-frequency");

        // Then
        assertThat(report.withoutHistory()).isEqualTo(1);
        assertThat(row(report, Slice.NEW_PEOPLE, 10, "own-frequency").cases()).isEqualTo(1);
        assertThat(row(report, Slice.SHORT_HISTORIES, 10, "own-frequency").cases())
                .isEqualTo(1);
        EvaluationReport.Row firstTime = row(report, Slice.FIRST_TIME, 10, "own-frequency");
        assertThat(firstTime.cases()).isEqualTo(2);
        assertThat(firstTime.figure(Metric.MRR).value()).isEqualTo(0.5);
        EvaluationReport.Row repeat = row(report, Slice.REPEAT, 10, "own-frequency");
        assertThat(repeat.figure(Metric.MRR).value()).isEqualTo(1);
    }

    @Test
    void shouldTreatItemsHeldOutAsLaunchedWithTheTest() {
        // Given: an item that is the most popular by far before the test, and comes four times in it
        HeldOutItems heldOut = one();
        String launched = catalog().stream()
                .map(CatalogItem::itemId)
                .filter(heldOut::holds)
                .findFirst()
                .orElseThrow();
        List<String> others = catalog().stream()
                .map(CatalogItem::itemId)
                .filter(id -> !id.equals(launched))
                .toList();
        for (int hour = 0; hour < 18; hour++) {
            browse("ann" + hour % 3, hour, launched, launched, others.get(hour % 2));
        }
        browse("ann0", 18, launched);
        browse("ann1", 20, others.get(0));
        browse("ann1", 21, launched);
        Evaluation evaluation =
                new Evaluation(Protocol.TEMPORAL, Shown.NONE, List.of(), heldOut, List.of("popularity"), 50, 1, false);

        // When
        EvaluationReport report = evaluation.run(List.of(), new ListedShop(catalog(), events, true));

        // Then: at first nobody knows it, from then on it is the least popular of three; and it is new to everybody
        EvaluationReport.Row fresh = row(report, Slice.NEW_ITEMS, 10, "popularity");
        assertThat(fresh.cases()).isEqualTo(4);
        assertThat(fresh.figure(Metric.HIT_RATE).value()).isEqualTo(0.75);
        assertThat(fresh.figure(Metric.MRR).value()).isCloseTo(0.25, within(1e-12));
        assertThat(report.targets()).containsEntry("first-time", 3L);
        assertThat(report.facts()).anyMatch(fact -> fact.contains("of the items, by their ids, are new"));
    }

    @Test
    void shouldShowNothingButItemsHeldOutWhereAsked() {
        // Given
        HeldOutItems heldOut = one();
        browse("ann", -1, "p", "q", "r", "p", "q", "r", "p");
        browse("bob", -1, "q", "r", "p", "q", "r", "p", "q");
        browse("cat", -1, "r", "p", "q", "r", "p", "q", "r");
        ListedShop shop = new ListedShop(catalog(), events, false);
        List<String> popularity = List.of("popularity");

        // When
        EvaluationReport report = new Evaluation(
                        Protocol.LEAVE_ONE_OUT, Shown.HELD_OUT, List.of(), heldOut, popularity, 50, 1, false)
                .run(List.of(), shop);

        // Then: of the last events p, q and r one is of the item held out, which nobody has learned of
        assertThat(report.cases()).isEqualTo(1);
        assertThat(report.targets()).containsEntry("new-items", 1L);
        assertThat(row(report, Slice.ALL, 10, "popularity")
                        .figure(Metric.HIT_RATE)
                        .value())
                .isZero();
        assertThatThrownBy(() -> new Evaluation(Protocol.LEAVE_ONE_OUT, Shown.HELD_OUT, popularity, 50, 1, false)
                        .run(List.of(), shop))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("no item is held out");
    }

    /** Holds out exactly one of p, q and r. */
    private static HeldOutItems one() {
        return IntStream.range(1, 100)
                .mapToObj(percent -> new HeldOutItems(percent / 100.0))
                .filter(each -> catalog().stream()
                                .filter(item -> each.holds(item.itemId()))
                                .count()
                        == 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldForetellAllButTheFirstEventOfTheLastDaysSessions() {
        // Given: a session of the day before, one that began then and went on, and one of the last day
        session("s1", 0, "p", "q", "p");
        session("s2", 30, "q");
        session("s3", 40, "p", "q", "r");
        session("s2", 54, "p");

        // When: the newest event is at 54, so that the last day begins at 30
        EvaluationReport report = run(Protocol.NEXT_IN_SESSION, Shown.NONE, "markov");

        // Then: two events of s3 and one of s2
        assertThat(report.cases()).isEqualTo(3);
        assertThat(report.facts().get(0)).contains("1970-01-02T06:00:00Z");
    }

    @Test
    void shouldAskForSessionIdsAndForTimes() {
        browse("ann", 1, "p", "q", "r");
        assertThatThrownBy(() -> run(Protocol.NEXT_IN_SESSION, Shown.NONE, "markov"))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("needs session ids");
        assertThatThrownBy(() -> new Evaluation(Protocol.TEMPORAL, Shown.NONE, List.of("markov"), 10, 1, false)
                        .run(List.of(), new ListedShop(catalog(), events, false)))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("needs times");
    }

    @Test
    void shouldTestThenLearnTheWholeStreamInParts() {
        // Given: everybody goes along one circle, which a Markov chain learns as it goes
        List<UserEvent> circle = Shops.circle(12, 30, true).stream()
                .sorted(Comparator.comparingLong(UserEvent::timeMs))
                .toList();

        // When
        EvaluationReport report = new Evaluation(
                        Protocol.PREQUENTIAL, Shown.NONE, List.of("markov", "ials"), 50, 1, false)
                .run(List.of(), new ListedShop(Shops.catalog(), circle, true));

        // Then
        assertThat(report.cases()).isEqualTo(12 * 29);
        List<EvaluationReport.Group> markov = report.parts().stream()
                .filter(part -> part.contender().equals("markov"))
                .toList();
        assertThat(markov)
                .hasSize(10)
                .extracting(EvaluationReport.Group::group)
                .startsWith("1/10")
                .endsWith("10/10");
        assertThat(markov.get(9).ndcg())
                .isGreaterThan(0.99)
                .isGreaterThan(markov.get(0).ndcg());
    }

    @Test
    void shouldCompareTheBestBaselineWithTheOthers() {
        // Given
        List<UserEvent> circle = Shops.circle(20, 8, false);

        // When
        EvaluationReport report = new Evaluation(
                        Protocol.LEAVE_ONE_OUT, Shown.NONE, Baselines.names("all"), 200, 1, false)
                .run(List.of(), new ListedShop(Shops.catalog(), circle, false));

        // Then: what comes next on a circle a Markov chain knows for certain
        assertThat(row(report, Slice.ALL, 10, "markov").figure(Metric.NDCG).value())
                .isGreaterThan(0.95);
        assertThat(report.comparisons())
                .filteredOn(each -> each.other().equals("popularity")
                        && each.slice().equals("all")
                        && each.k() == 10
                        && each.metric().equals("ndcg"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.contender()).isEqualTo("markov");
                    assertThat(each.low()).isPositive();
                    assertThat(each.p()).isLessThan(0.05);
                });
        assertThat(report.lists()).hasSize(2 * Baselines.NAMES.size());
        assertThat(TextReport.of(report)).contains("item2vec learn item vectors in batch", "less", "full ranking");
    }

    @Test
    void shouldSayThatThereIsNothingToJudge() {
        assertThatThrownBy(() -> run(Protocol.LEAVE_ONE_OUT, Shown.NONE))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("nothing to judge");
        browse("ann", 1, "p");
        assertThatThrownBy(() -> run(Protocol.LEAVE_ONE_OUT, Shown.NONE, "popularity"))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("no event of listed to foretell");
    }

    private EvaluationReport run(Protocol protocol, Shown shown, String... baselines) {
        return new Evaluation(protocol, shown, List.of(baselines), 50, 1, false)
                .run(List.of(), new ListedShop(catalog(), events, true));
    }

    private static List<CatalogItem> catalog() {
        return Stream.of("p", "q", "r").map(id -> CatalogItem.titled(id, id)).toList();
    }

    private static EvaluationReport.Row row(EvaluationReport report, Slice slice, int k, String contender) {
        return report.rows().stream()
                .filter(row -> row.slice().equals(slice.label())
                        && row.k() == k
                        && row.contender().equals(contender))
                .findFirst()
                .orElseThrow();
    }

    private void browse(String user, int hour, String... items) {
        for (String item : items) {
            add(EventType.BROWSE, Subject.user(user), Optional.empty(), hour, item);
        }
    }

    private void buy(String user, int hour, String... items) {
        add(EventType.PURCHASE, Subject.user(user), Optional.empty(), hour, items);
    }

    private void session(String id, int hour, String... items) {
        for (String item : items) {
            add(EventType.BROWSE, Subject.anonymous(id), Optional.of(id), hour, item);
        }
    }

    private void add(EventType type, Subject subject, Optional<String> session, int hour, String... items) {
        events.add(UserEvent.builder(type, subject, "e" + events.size())
                .items(Stream.of(items).map(LineItem::of).toList())
                .session(session)
                .timeMs(hour < 0 ? EventTime.UNKNOWN : hour * HOUR)
                .build());
    }
}
