package dev.freshet.datasets.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShopSimulatorTest {

    private static final SimulatorConfig CONFIG = SimulatorConfig.defaults().withSeed(7);

    private static List<SimulatedEvent> events(SimulatorConfig config, int count) {
        return new ShopSimulator(config).events().limit(count).toList();
    }

    private static List<UserEvent> plain(SimulatorConfig config, int count) {
        return events(config, count).stream().map(SimulatedEvent::event).toList();
    }

    private static Map<String, CatalogItem> byId(List<CatalogItem> items) {
        return items.stream().collect(Collectors.toMap(CatalogItem::itemId, Function.identity()));
    }

    @Test
    void shouldDoTheSameForTheSameSeed() {
        List<UserEvent> events = plain(CONFIG, 5_000);

        assertThat(plain(CONFIG, 5_000)).isEqualTo(events);
        assertThat(plain(CONFIG, 20_000).subList(0, 5_000)).isEqualTo(events);
        assertThat(plain(CONFIG.withSeed(8), 5_000)).isNotEqualTo(events);
    }

    @Test
    void shouldChangeNothingButTheWordsOfSearchesWhereTheyAreUninformative() {
        List<UserEvent> told = plain(CONFIG, 20_000);
        List<UserEvent> untold = plain(CONFIG.withInformativeSearches(false), 20_000);

        assertThat(untold).hasSameSizeAs(told);
        int searches = 0;
        int alike = 0;
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).type() == EventType.SEARCH) {
                searches++;
                alike += untold.get(i).searchQuery().equals(told.get(i).searchQuery()) ? 1 : 0;
                assertThat(untold.get(i))
                        .usingRecursiveComparison()
                        .ignoringFields("searchQuery")
                        .isEqualTo(told.get(i));
            } else {
                assertThat(untold.get(i)).isEqualTo(told.get(i));
            }
        }
        assertThat(searches).isGreaterThan(2_000);
        assertThat(alike).isLessThan(searches / 20);
    }

    @Test
    void shouldAnswerLateAsItWouldHaveAnsweredAtOnce() {
        // Given answers asked for while the stream is read
        List<List<RankedItem>> atOnce = new ArrayList<>();
        new ShopSimulator(CONFIG)
                .events()
                .limit(6_000)
                .forEach(event -> atOnce.add(event.oracle().topItems(5)));
        // When the same are asked for after it was read
        List<List<RankedItem>> late = events(CONFIG, 6_000).stream()
                .map(event -> event.oracle().topItems(5))
                .toList();
        // Then
        assertThat(late).isEqualTo(atOnce);
    }

    @Test
    void shouldGiveEventsAndLaunchesInOrderOfTime() {
        List<ShopMoment> moments =
                new ShopSimulator(CONFIG).moments().limit(30_000).toList();

        assertThat(moments).isSortedAccordingTo(Comparator.comparingLong(ShopMoment::timeMs));
        assertThat(moments.get(0).timeMs()).isGreaterThanOrEqualTo(CONFIG.startMs());
        assertThat(moments).hasAtLeastOneElementOfType(CatalogChange.class);
    }

    @Test
    void shouldIdentifyEventsWithinTheirSubject() {
        assertThat(plain(CONFIG, 30_000))
                .extracting(event -> event.subject() + " " + event.eventId())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNameOnlyItemsThatAreOnSale() {
        Set<String> onSale = new HashSet<>(
                byId(new ShopSimulator(CONFIG).catalogAt(CONFIG.startMs())).keySet());

        Set<String> unknown = new HashSet<>();

        new ShopSimulator(CONFIG).moments().limit(30_000).forEach(moment -> {
            if (moment instanceof CatalogChange launch) {
                assertThat(onSale.add(launch.item().itemId())).isTrue();
            } else if (moment instanceof SimulatedEvent simulated) {
                simulated.event().items().stream()
                        .map(line -> line.itemId())
                        .filter(id -> !onSale.contains(id))
                        .forEach(unknown::add);
            }
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void shouldKnowTheCatalogAtATime() {
        ShopSimulator shop = new ShopSimulator(CONFIG);
        List<CatalogChange> launches = new ArrayList<>();
        shop.moments().limit(60_000).forEach(moment -> {
            if (moment instanceof CatalogChange launch) {
                launches.add(launch);
            }
        });
        CatalogChange third = launches.get(2);

        assertThat(shop.catalogAt(CONFIG.startMs())).hasSize(CONFIG.products());
        assertThat(shop.catalogAt(third.timeMs())).endsWith(third.item()).hasSize(CONFIG.products() + 3);
        assertThat(shop.catalogAt(third.timeMs() - 1)).hasSize(CONFIG.products() + 2);
    }

    @Test
    void shouldDescribeProductsLikeAShop() {
        List<CatalogItem> catalog = new ShopSimulator(CONFIG).catalogAt(CONFIG.startMs());

        assertThat(catalog).allSatisfy(item -> {
            assertThat(item.categoryPath()).hasSize(3);
            assertThat(item.brand()).isPresent();
            assertThat(item.title()).startsWith(item.brand().orElseThrow());
            assertThat(item.price().orElseThrow()).isBetween(0.5, 1_500.0);
        });
        assertThat(catalog).extracting(CatalogItem::repeatable).contains(true, false);
        assertThat(catalog.stream().map(CatalogItem::title).distinct().count()).isGreaterThan(2_700);
    }

    @Test
    void shouldLaunchProductsThatGetBoughtAndWelcomePeopleWhoAreNew() {
        ShopSimulator shop = new ShopSimulator(CONFIG);
        Set<String> old = byId(shop.catalogAt(CONFIG.startMs())).keySet();
        List<UserEvent> events = plain(CONFIG, 100_000);

        assertThat(events)
                .anyMatch(event -> event.type() == EventType.PURCHASE
                        && event.items().stream().anyMatch(line -> !old.contains(line.itemId())));
        assertThat(events.stream().map(UserEvent::subject).distinct().count()).isGreaterThan(CONFIG.people());
    }

    @Test
    void shouldMixWhatPeopleDo() {
        Map<EventType, Long> types =
                plain(CONFIG, 50_000).stream().collect(Collectors.groupingBy(UserEvent::type, Collectors.counting()));

        assertThat(types)
                .containsOnlyKeys(
                        EventType.SEARCH,
                        EventType.BROWSE,
                        EventType.ADD_TO_CART,
                        EventType.REMOVE_FROM_CART,
                        EventType.PURCHASE,
                        EventType.RETURN);
        assertThat(types.get(EventType.SEARCH)).isBetween(5_000L, 12_000L);
        assertThat(types.get(EventType.PURCHASE)).isBetween(500L, 4_000L);
    }

    @Test
    void shouldKeepAnonymousPeopleAnonymousUnlessTheyIdentify() {
        List<UserEvent> silent = plain(CONFIG, 30_000);
        List<UserEvent> told = plain(CONFIG.withIdentifies(true), 30_000);

        double anonymous = silent.stream()
                        .map(UserEvent::subject)
                        .distinct()
                        .filter(subject -> subject.kind() == Subject.Kind.ANONYMOUS)
                        .count()
                / (double) silent.stream().map(UserEvent::subject).distinct().count();
        assertThat(anonymous).isCloseTo(CONFIG.anonymousShare(), within(0.04));
        assertThat(silent).extracting(UserEvent::type).doesNotContain(EventType.IDENTIFY);
        assertThat(told).extracting(UserEvent::type).contains(EventType.IDENTIFY);
        assertThat(told.stream()
                        .filter(event -> event.type() == EventType.PURCHASE)
                        .map(event -> event.subject().kind()))
                .containsOnly(Subject.Kind.USER);
    }

    @Test
    void shouldBeBusyInTheEveningAndQuietAtNight() {
        Map<Long, Long> hours = plain(CONFIG, 50_000).stream()
                .collect(Collectors.groupingBy(event -> event.timeMs() / 3_600_000 % 24, Collectors.counting()));

        assertThat(hours.get(20L)).isGreaterThan(5 * hours.get(3L));
    }

    @Test
    void shouldSpreadPopularityLikeZipf() {
        Map<String, Long> counts = plain(CONFIG, 100_000).stream()
                .flatMap(event -> event.items().stream())
                .collect(Collectors.groupingBy(line -> line.itemId(), Collectors.counting()));
        List<Long> ranked =
                counts.values().stream().sorted(Comparator.reverseOrder()).toList();

        double slope = Math.log(ranked.get(9) / (double) ranked.get(999)) / Math.log(10.0 / 1_000);
        assertThat(slope).isBetween(-1.2, -0.3);
        assertThat(ranked.get(0)).isGreaterThan(5 * ranked.get(299));
    }

    @Test
    void shouldForetellTheNextBrowseBySearchOnlyIfInformative() {
        double informed = shareOfBrowsesInTheLeafSearched(CONFIG);
        double uninformed = shareOfBrowsesInTheLeafSearched(CONFIG.withInformativeSearches(false));

        assertThat(informed).isGreaterThan(0.95);
        // By chance two people are after the same kind of product so often: some are popular.
        assertThat(uninformed).isLessThan(0.12);
    }

    /** Of the browses right after a search whose last words are the name of one kind of product, typed without a mistake. */
    private static double shareOfBrowsesInTheLeafSearched(SimulatorConfig config) {
        Taxonomy taxonomy = Taxonomy.load();
        Map<String, CatalogItem> catalog =
                byId(new ShopSimulator(config).catalogAt(config.startMs() + 30L * 24 * 3_600_000));
        Map<Subject, Leaf> searched = new HashMap<>();
        int asked = 0;
        int met = 0;
        for (UserEvent event : plain(config, 30_000)) {
            Leaf leaf = searched.remove(event.subject());
            if (event.type() == EventType.SEARCH) {
                String query = event.searchQuery().orElseThrow();
                for (int i = 0; i < taxonomy.size(); i++) {
                    Leaf candidate = taxonomy.leaf(i);
                    if (candidate.nouns().stream().anyMatch(noun -> query.equals(noun) || query.endsWith(" " + noun))) {
                        searched.put(event.subject(), candidate);
                    }
                }
            } else if (event.type() == EventType.BROWSE
                    && leaf != null
                    && event.surface().orElseThrow().equals("category")) {
                asked++;
                CatalogItem item = catalog.get(event.items().get(0).itemId());
                met += item.categoryPath().equals(leaf.path()) ? 1 : 0;
            }
        }
        assertThat(asked).isGreaterThan(1_000);
        return met / (double) asked;
    }

    @Test
    void shouldKnowBetterThanAnyBaseline() {
        HitRates rates = HitRates.of(events(CONFIG, 65_000), 60_000);

        assertThat(rates.oracle).as(rates.toString()).isBetween(0.40, 0.60);
        assertThat(rates.popularity).as(rates.toString()).isBetween(0.02, 0.08);
        assertThat(rates.oracle).as(rates.toString()).isGreaterThan(1.7 * rates.cooccurrence);
        assertThat(rates.cooccurrence).as(rates.toString()).isGreaterThan(rates.lastAgain);
        assertThat(rates.cooccurrence).as(rates.toString()).isGreaterThan(2 * rates.popularity);
    }

    @Test
    void shouldExpectWhatThenHappens() {
        // Given the summed probabilities of the ten most probable items, which are the expected number of hits
        double expected = 0;
        double hits = 0;
        for (SimulatedEvent simulated : events(CONFIG, 20_000)) {
            List<RankedItem> likely = simulated.oracle().topItems(10);
            assertThat(likely)
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(RankedItem::probability).reversed());
            assertThat(likely.isEmpty()).isEqualTo(simulated.event().items().isEmpty());
            expected += likely.stream().mapToDouble(RankedItem::probability).sum();
            Set<String> ids = likely.stream().map(RankedItem::itemId).collect(Collectors.toSet());
            hits += simulated.event().items().stream()
                    .filter(line -> ids.contains(line.itemId()))
                    .count();
        }
        // Then they come true
        assertThat(hits).isCloseTo(expected, within(0.03 * expected));
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> CONFIG.withPeople(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("simulator people is 0; allowed is 1 to 1000000");
        assertThatThrownBy(() -> CONFIG.withProducts(3_000, Double.NaN))
                .hasMessageContaining("newProductsPerDay is NaN");
        assertThatThrownBy(() -> CONFIG.withProducts(10, 1)).hasMessageContaining("products is 10");
    }
}
