package dev.freshet.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.engine.SimilarItems.Answer;
import dev.freshet.core.engine.SimilarItems.Similar;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.policy.ServePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarItemsTest {

    private static final String[] WORDS = {"tea", "light", "wool"};

    private final SimilarItems similar = new SimilarItems(new ServePolicy(Duration.ZERO));

    @TempDir
    private Path directory;

    private Bundle bundle;
    private World world;

    @BeforeEach
    void open() {
        bundle = Bundle.open(TinyBundle.write(directory.resolve("bundle")), Execution.CPU);
        world = World.EMPTY.withCatalog(TinyBundle.catalog()).withBundle(bundle);
    }

    @AfterEach
    void close() {
        bundle.close();
    }

    @Test
    void shouldFindTheItemsThatPointTheSameWay() {
        Answer answer = similar.to("tea", 2, world);

        assertThat(answer).isInstanceOfSatisfying(Answer.Found.class, found -> {
            assertThat(found.modelVersion()).isEqualTo(TinyBundle.VERSION);
            assertThat(found.items()).extracting(each -> each.item().itemId()).containsExactly("mug", "bulb");
            assertThat(found.items().get(0).similarity()).isCloseTo(.9 / Math.sqrt(.82), offset(1e-6));
        });
    }

    @Test
    void shouldLeaveOutWhatIsNotShown() {
        // Given a tea mug that is sold out
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        items.add(soldOut("mug"));
        World without = world.withCatalog(new Catalog(7, items));

        assertThat(ids(similar.to("tea", 5, without)))
                .doesNotContain("mug", "tea")
                .contains("bulb");
        assertThat(ids(similar.to("mug", 1, without))).containsExactly("tea");
    }

    @Test
    void shouldSayWhyThereIsNoAnswer() {
        // Given an item of which the model understands no word
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        items.add(CatalogItem.titled("riddle", "Qwertz"));
        World riddled = world.withCatalog(new Catalog(7, items));

        assertThat(similar.to("nothing", 1, world)).isEqualTo(new Answer.UnknownItem());
        assertThat(similar.to("tea", 1, World.EMPTY.withCatalog(TinyBundle.catalog())))
                .isEqualTo(new Answer.NoModel());
        assertThat(similar.to("riddle", 1, riddled)).isEqualTo(new Answer.NoVector(TinyBundle.VERSION));
    }

    @Test
    void shouldFindWhatSortingTheWholeCatalogFinds() {
        // Given
        Random random = new Random(5);
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        IntStream.range(0, 60)
                .forEach(i -> items.add(TestEvents.item(
                        "new" + i,
                        WORDS[random.nextInt(3)] + " " + WORDS[random.nextInt(3)],
                        random.nextBoolean() ? "Kitchen" : "Home")));
        World grown = world.withCatalog(new Catalog(8, items));
        ItemSpace space = grown.space();
        SimilarItems anything = new SimilarItems(Policy.NONE);

        for (CatalogItem item : items) {
            // When
            Answer answer = anything.to(item.itemId(), 7, grown);

            // Then
            List<Integer> sorted = IntStream.range(0, space.size())
                    .boxed()
                    .filter(other -> other != space.index(item.itemId()))
                    .sorted(Comparator.comparingDouble(other -> -cosine(space, space.index(item.itemId()), other)))
                    .limit(7)
                    .toList();
            List<Similar> found = ((Answer.Found) answer).items();
            assertThat(found).hasSize(7);
            for (int place = 0; place < 7; place++) {
                assertThat(found.get(place).similarity())
                        .isCloseTo(cosine(space, space.index(item.itemId()), sorted.get(place)), offset(1e-6))
                        .isBetween(-1.0, 1.0);
            }
        }
    }

    private static double cosine(ItemSpace space, int one, int other) {
        float[] a = space.vector(one);
        float[] b = space.vector(other);
        double dot = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int k = 0; k < a.length; k++) {
            dot += (double) a[k] * b[k];
            lengthA += (double) a[k] * a[k];
            lengthB += (double) b[k] * b[k];
        }
        return dot / Math.sqrt(lengthA * lengthB);
    }

    private static List<String> ids(Answer answer) {
        return ((Answer.Found) answer)
                .items().stream().map(each -> each.item().itemId()).toList();
    }

    private static CatalogItem soldOut(String itemId) {
        return new CatalogItem(
                itemId,
                "Sold out",
                List.of(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                false,
                false,
                Map.of());
    }
}
