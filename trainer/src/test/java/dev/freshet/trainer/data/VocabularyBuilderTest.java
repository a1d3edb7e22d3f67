package dev.freshet.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.CatalogItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VocabularyBuilderTest {

    @Test
    void shouldNumberWhatIsFrequentAndCallTheRestUnknown() {
        // Given
        VocabularyBuilder builder = new VocabularyBuilder();
        builder.item(item("a", "Red mug", 1));
        builder.item(item("b", "Red bowl", 2));
        builder.item(item("c", "Red mug set", 3));

        // When
        ContentVocabulary vocabulary = builder.build();

        // Then
        assertThat(vocabulary.words()).containsExactly("red", "mug");
        assertThat(vocabulary.categories()).containsExactly("Home", "Home > Kitchen");
        assertThat(vocabulary.brands()).containsExactly("Acme");
        assertThat(vocabulary.priceEdges()).isSorted().doesNotHaveDuplicates();
        Content content = vocabulary.of(item("d", "Bowl and red mug", 2));
        assertThat(content.words()).containsExactly(1, 2);
        assertThat(content.categories()).containsExactly(1, 2);
        assertThat(content.brand()).isEqualTo(1);
    }

    @Test
    void shouldGiveAPriceTheNumberOfEdgesAtOrBelowItPlusOne() {
        ContentVocabulary vocabulary = ContentVocabulary.of(List.of(), List.of(), List.of(), List.of(1.0, 2.0), 16, 4);

        assertThat(vocabulary.of(item("a", "x", 0.5)).price()).isEqualTo(1);
        assertThat(vocabulary.of(item("a", "x", 1)).price()).isEqualTo(2);
        assertThat(vocabulary.of(item("a", "x", 9)).price()).isEqualTo(3);
        assertThat(vocabulary.of(CatalogItem.titled("a", "x")).price()).isZero();
    }

    private static CatalogItem item(String id, String title, double price) {
        return new CatalogItem(
                id,
                title,
                List.of("Home", "Kitchen"),
                Optional.of("Acme"),
                OptionalDouble.of(price),
                Optional.empty(),
                true,
                false,
                Map.of());
    }
}
