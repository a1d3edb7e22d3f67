package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.item;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.state.SubjectRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemFilterTest {

    private static final List<List<String>> CATEGORIES = List.of(
            List.of(), List.of("Kitchen"), List.of("Kitchen", "Tea"), List.of("Home"), List.of("Kit"), List.of("Toys"));

    @TempDir
    Path directory;

    private final Recommender recommender = new Recommender(EngineSettings.DEFAULT, Policy.NONE);

    @Test
    void shouldTakeACategoryAndAllBelowIt() {
        ItemFilter kitchen = new ItemFilter(Set.of(), List.of("Kitchen"));

        assertThat(kitchen.allows(item("a", "A", "Kitchen"))).isTrue();
        assertThat(kitchen.allows(item("a", "A", "Kitchen", "Tea"))).isTrue();
        assertThat(kitchen.allows(item("a", "A", "Kitchens"))).isFalse();
        assertThat(kitchen.allows(item("a", "A", "Home", "Kitchen"))).isFalse();
        assertThat(kitchen.allows(item("a", "A"))).isFalse();
    }

    @Test
    void shouldGiveTheSlateWithoutWhatIsFilteredAndNothingElse() {
        Random random = new Random(5);
        try (Bundle bundle = Bundle.open(TinyBundle.write(directory), Execution.CPU)) {
            List<World> worlds = List.of(
                    World.EMPTY.withCatalog(TinyBundle.catalog()).withBundle(bundle),
                    World.EMPTY.withCatalog(TinyBundle.catalog()));
            for (int round = 0; round < 200; round++) {
                // Given
                World world = worlds.get(round % 2);
                SubjectRow row = row(browse("e1", START_MS, any(random).itemId()));
                Set<String> excluded = TinyBundle.items().stream()
                        .filter(item -> random.nextInt(3) == 0)
                        .map(CatalogItem::itemId)
                        .collect(Collectors.toSet());
                ItemFilter filter = new ItemFilter(excluded, CATEGORIES.get(random.nextInt(CATEGORIES.size())));
                SlateRequest all = SlateRequest.of(START_MS, 10);

                // When
                List<String> filtered = ids(recommender.recommend(row, all.only(filter), world));

                // Then
                List<String> expected = ids(recommender.recommend(row, all, world)).stream()
                        .filter(id -> filter.allows(world.catalog().item(id).orElseThrow()))
                        .toList();
                assertThat(filtered).as("%s of %s", filter, row).isEqualTo(expected);
            }
        }
    }

    private static CatalogItem any(Random random) {
        return TinyBundle.items().get(random.nextInt(TinyBundle.items().size()));
    }

    private static List<String> ids(Recommendation made) {
        return made.slate().items().stream().map(SlateItem::itemId).toList();
    }
}
