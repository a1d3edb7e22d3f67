package dev.freshet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.trainer.ListedShop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ListQualityTest {

    private final Goods goods = Goods.of(new ListedShop(
            List.of(item("a", "Home", "Mugs"), item("b", "Home", "Mugs"), item("c", "Home"), item("d", "Garden")),
            List.of(),
            false));
    private final ItemPopularity popularity = new ItemPopularity(4);

    private static CatalogItem item(String id, String... path) {
        return new CatalogItem(
                id,
                id,
                List.of(path),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                true,
                false,
                Map.of());
    }

    /** a had 3 events, b 1, c 1, d none: 5 and 4 more for the smoothing make 9. */
    private void settle() {
        for (int place : new int[] {0, 0, 0, 1, 2}) {
            popularity.count(place);
        }
        popularity.settle();
    }

    @Test
    void shouldCallRareItemsNewAndFrequentOnesPopular() {
        settle();

        assertThat(popularity.selfInformation(0)).isCloseTo(Math.log(9.0 / 4) / Math.log(2), within(1e-12));
        assertThat(popularity.selfInformation(3)).isCloseTo(Math.log(9.0) / Math.log(2), within(1e-12));
        assertThat(popularity.percentile(0)).isEqualTo(1);
        assertThat(popularity.percentile(1)).isCloseTo(1.5 / 3, within(1e-12));
        assertThat(popularity.percentile(2)).isCloseTo(1.5 / 3, within(1e-12));
        assertThat(popularity.percentile(3)).isZero();
    }

    @Test
    void shouldMeasureDistanceByAttributes() {
        assertThat(goods.areDescribed()).isTrue();
        assertThat(goods.distance(0, 1)).isZero();
        assertThat(goods.distance(0, 2)).isCloseTo(0.5, within(1e-12));
        assertThat(goods.distance(2, 3)).isEqualTo(1);
    }

    @Test
    void shouldAverageOverSlatesCutAtK() {
        // Given
        settle();
        ListQuality quality = new ListQuality(2, goods, popularity);

        // When: at 2 the slates are a, c and a, b
        quality.add(new int[] {0, 2, 3});
        quality.add(new int[] {0, 1});

        // Then
        assertThat(quality.coverage()).isCloseTo(3.0 / 4, within(1e-12));
        assertThat(quality.diversity()).isCloseTo((0.5 + 0) / 2, within(1e-12));
        assertThat(quality.novelty())
                .isCloseTo((2 * Math.log(9.0 / 4) + 2 * Math.log(9.0 / 2)) / 4 / Math.log(2), within(1e-12));
        assertThat(quality.popularity()).isCloseTo((1 + 0.5 + 1 + 0.5) / 4, within(1e-12));
        // Shown 0, 1, 1 and 2 times: 2 * (2 * 1 + 3 * 1 + 4 * 2) / (4 * 4) - 5 / 4
        assertThat(quality.gini()).isCloseTo(26.0 / 16 - 5.0 / 4, within(1e-12));
    }

    @Test
    void shouldSayNothingOfNoSlates() {
        ListQuality quality = new ListQuality(2, goods, popularity);
        quality.add(new int[0]);

        assertThat(quality.coverage()).isZero();
        assertThat(quality.gini()).isZero();
        assertThat(quality.diversity()).isZero();
    }

    @Test
    void shouldShowInequalityOfOneItemOnly() {
        settle();
        ListQuality quality = new ListQuality(1, goods, popularity);
        quality.add(new int[] {2});

        assertThat(quality.gini()).isCloseTo(3.0 / 4, within(1e-12));
    }
}
