package dev.freshet.core.candidates;

import static dev.freshet.core.fixtures.TestEvents.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.retrieval.Hits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemSpaceTest {

    @TempDir
    Path directory;

    private Path bundleDirectory;

    @BeforeEach
    void writeBundle() {
        bundleDirectory = TinyBundle.write(directory.resolve("bundle"));
    }

    @Test
    void shouldTakeVectorsFromTheTableAndFromTheContentEncoder() {
        try (Bundle bundle = Bundle.open(bundleDirectory, Execution.CPU)) {
            ItemSpace space = ItemSpace.of(bundle, grown("Wool tea"), ItemSpace.EMPTY);

            assertThat(space.size()).isEqualTo(7);
            assertThat(space.vector(space.index("bulb"))).containsExactly(.1f, .9f, 0, 0);
            assertThat(space.bias(space.index("bulb"))).isZero();
            assertThat(space.vector(space.index("new"))).containsExactly(1, 0, 1, 0);
            assertThat(space.bias(space.index("new"))).isEqualTo(-.5f);
            assertThat(space.score(new float[] {2, 0, 0, 0}, space.index("new")))
                    .isEqualTo(1.5f);
            assertThat(space.index("sold elsewhere")).isEqualTo(-1);
        }
    }

    @Test
    void shouldTakeOverContentVectorsOfItemsThatDidNotChange() {
        // Given a space, and a bundle whose graphs can no longer run
        Bundle bundle = Bundle.open(bundleDirectory, Execution.CPU);
        ItemSpace previous = ItemSpace.of(bundle, grown("Wool tea"), ItemSpace.EMPTY);
        bundle.close();

        // When the catalog loses an item but describes the new one as before
        List<CatalogItem> fewer = new ArrayList<>(grown("Wool tea").items());
        fewer.remove(0);
        ItemSpace next = ItemSpace.of(bundle, new Catalog(8, fewer), previous);

        // Then nothing had to run
        assertThat(next.vector(next.index("new"))).containsExactly(1, 0, 1, 0);
        assertThat(next.bias(next.index("new"))).isEqualTo(-.5f);

        // But it has to where the description changed
        assertThatThrownBy(() -> ItemSpace.of(bundle, grown("Light tea"), previous))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldDescribeAnItemAgainForAnotherBundle() {
        try (Bundle old = Bundle.open(TinyBundle.write(directory.resolve("old"), "older"), Execution.CPU);
                Bundle bundle = Bundle.open(bundleDirectory, Execution.CPU)) {
            ItemSpace previous = ItemSpace.of(old, grown("Wool tea"), ItemSpace.EMPTY);

            assertThat(old.checksum()).isNotEqualTo(bundle.checksum());
            assertThat(ItemSpace.of(bundle, grown("Wool tea"), previous).size()).isEqualTo(7);
        }
    }

    @Test
    void shouldKnowOnlyWhatTheShopSells() {
        try (Bundle bundle = Bundle.open(bundleDirectory, Execution.CPU)) {
            ItemSpace space = ItemSpace.of(bundle, new Catalog(1, List.of(item("tea", "Tea"))), ItemSpace.EMPTY);
            float[] into = {9, 9, 9, 9, 9};

            assertThat(space.copyVector(Hashes.item("mug"), into, 1)).isFalse();
            assertThat(into).containsOnly(9);
            assertThat(space.copyVector(Hashes.item("tea"), into, 1)).isTrue();
            assertThat(into).containsExactly(9, 1, 0, 0, 0);
        }
    }

    @Test
    void shouldFindItemsByTheirNewIndexesAfterTheCatalogChanged() {
        try (Bundle bundle = Bundle.open(bundleDirectory, Execution.CPU)) {
            // Given a space of clusters, then fewer items in another order, some of them described anew
            Random random = new Random(5);
            List<CatalogItem> items = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                items.add(item("item" + i, title(random)));
            }
            ItemSpace previous = ItemSpace.of(bundle, new Catalog(1, items), ItemSpace.EMPTY);
            for (int i = 0; i < 100; i++) {
                items.set(i, item("item" + i, title(random)));
            }
            Collections.shuffle(items, random);

            // When
            ItemSpace space = ItemSpace.of(bundle, new Catalog(2, items.subList(0, 4_900)), previous);

            // Then an index leads to the vector that was scored
            Hits hits = new Hits();
            float[] user = {.3f, .2f, -.5f, 1};
            space.nearest(user, 4_900, index -> true, hits);
            Set<Integer> found = new HashSet<>();
            for (int place = 0; place < hits.size(); place++) {
                found.add(hits.item(place));
                assertThat(hits.score(place)).isEqualTo(space.score(user, hits.item(place)));
            }
            assertThat(found).hasSize(4_900);
        }
    }

    private static String title(Random random) {
        List<String> words = List.of("tea", "light", "wool", "other");
        return words.get(random.nextInt(4)) + " " + words.get(random.nextInt(4));
    }

    private static Catalog grown(String title) {
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        items.add(item("new", title));
        return new Catalog(7, items);
    }
}
