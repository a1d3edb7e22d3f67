package dev.freshet.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.signals.PopularityIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrendingItemsTest {

    private final TrendingItems trending = new TrendingItems(new ServePolicy(Duration.ZERO));

    @Test
    void shouldGiveWhatIsPopularBestFirstAndNothingElse() {
        World world = world(TinyBundle.catalog(), Map.of("mug", 1, "lamp", 4, "tea", 2));

        assertThat(ids(trending.of(Optional.empty(), 2, world))).containsExactly("lamp", "tea");
        assertThat(ids(trending.of(Optional.empty(), 10, world))).containsExactly("lamp", "tea", "mug");
        assertThat(ids(trending.of(Optional.of("Kitchen"), 10, world))).containsExactly("tea", "mug");
        assertThat(ids(trending.of(Optional.of("Kitchen > Tea"), 10, world))).containsExactly("tea");
        assertThat(trending.of(Optional.of("Garden"), 10, world)).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatCannotBeBought() {
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        items.add(new CatalogItem(
                "lamp",
                "Sold out",
                List.of(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                false,
                false,
                Map.of()));

        assertThat(ids(trending.of(
                        Optional.empty(),
                        10,
                        world(new Catalog(9, items), Map.of("lamp", 4, "tea", 2, "delisted", 9)))))
                .containsExactly("tea");
    }

    private static World world(Catalog catalog, Map<String, Integer> wanted) {
        Duration day = Duration.ofDays(1);
        PopularityIndex index = new PopularityIndex(day);
        wanted.forEach((itemId, times) -> index.update(
                itemId, DecayedPopularity.NONE.add(times * DecayedPopularity.UNIT, TestEvents.START_MS, day)));
        return World.EMPTY
                .withCatalog(catalog)
                .withPopularity(index.refresh(
                        itemId -> catalog.item(itemId)
                                .map(CatalogItem::categoryPath)
                                .orElse(List.of()),
                        1));
    }

    private static List<String> ids(List<CatalogItem> items) {
        return items.stream().map(CatalogItem::itemId).toList();
    }
}
