package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.bought;
import static dev.freshet.core.baseline.Shopping.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.catalog.CatalogItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ContentTest {

    @Test
    void shouldScoreByTheCosineOfTfIdfWords() {
        // Given: of four titles red is in two, mug in two, big in one
        ContentWords words = new ContentWords(List.of(
                CatalogItem.titled("a", "Red mug"),
                CatalogItem.titled("b", "Big big mug"),
                CatalogItem.titled("c", "Red hat"),
                CatalogItem.titled("d", "Teapot")));
        words.learn(bought(ANN, "a"));

        // Then: a is (ln 2, ln 2) / |.|, b is (ln 2, 2 ln 4) over mug and big
        double ln2 = Math.log(2);
        double b = ln2 / Math.sqrt(ln2 * ln2 + 4 * Math.log(4) * Math.log(4)) / Math.sqrt(2);
        assertThat(score(words, ANN, "b")).isCloseTo(b, within(1e-12));
        assertThat(score(words, ANN, "c"))
                .isCloseTo(1 / Math.sqrt(2) * ln2 / Math.sqrt(ln2 * ln2 + Math.log(4) * Math.log(4)), within(1e-12));
        assertThat(score(words, ANN, "a")).isZero();
        assertThat(score(words, ANN, "d")).isZero();
    }

    @Test
    void shouldKnowItemsThatNobodyTook() {
        // Given
        ContentWords words = new ContentWords(List.of(
                CatalogItem.titled("old", "Red mug"),
                CatalogItem.titled("new", "Blue mug"),
                CatalogItem.titled("x", "Hat")));

        // When
        words.learn(bought(ANN, "old"));
        words.learn(bought(BOB, "not in the catalog"));

        // Then
        assertThat(words.top(ANN, 1, item -> !item.equals("old"))).containsExactly("new");
        assertThat(words.top(BOB, 1, item -> true)).hasSize(1);
    }

    @Test
    void shouldScoreByTheJaccardSimilarityOfAttributes() {
        // Given: a and b share 2 of 4, a and c share 1 of 4
        ContentAttributes attributes = new ContentAttributes(List.of(
                item("a", List.of("Home", "Mugs"), "acme", ""),
                item("b", List.of("Home", "Mugs"), "other", ""),
                item("c", List.of("Home"), "other", ""),
                item("d", List.of(), "acme", "7,8")));
        attributes.learn(bought(ANN, "a"));

        // Then
        assertThat(score(attributes, ANN, "b")).isCloseTo(2.0 / 4, within(1e-12));
        assertThat(score(attributes, ANN, "c")).isCloseTo(1.0 / 4, within(1e-12));
        assertThat(score(attributes, ANN, "d")).isCloseTo(1.0 / 5, within(1e-12));
        assertThat(score(attributes, ANN, "a")).isZero();

        // When
        attributes.learn(bought(ANN, "c"));

        // Then
        assertThat(score(attributes, ANN, "b")).isCloseTo(2.0 / 4 + 2.0 / 3, within(1e-12));
    }

    private static CatalogItem item(String id, List<String> path, String brand, String colours) {
        return new CatalogItem(
                id,
                id,
                path,
                Optional.of(brand),
                OptionalDouble.empty(),
                Optional.empty(),
                true,
                false,
                Map.of("colours", colours));
    }
}
