package dev.freshet.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselinesTest {

    private static final List<CatalogItem> CATALOG = IntStream.range(0, 40)
            .mapToObj(i -> CatalogItem.titled("i" + i, "thing " + i % 7))
            .toList();

    @Test
    void shouldReadNames() {
        assertThat(Baselines.names("all")).isEqualTo(Baselines.NAMES).hasSizeGreaterThan(10);
        assertThat(Baselines.names("default")).isEqualTo(Baselines.DEFAULT);
        assertThat(Baselines.names("none")).isEmpty();
        assertThat(Baselines.names("markov, ials,markov")).containsExactly("markov", "ials");
        assertThatThrownBy(() -> Baselines.names("als"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'als'")
                .hasMessageContaining("ials");
    }

    @Test
    void shouldFillSlatesOfDistinctAllowedItemsBeforeAndAfterAFit() {
        List<UserEvent> history = Shopping.history(6, 200, 10, 40);
        for (String name : Baselines.NAMES) {
            // Given
            Baseline baseline = Baselines.named(name, CATALOG);
            assertThat(baseline.name()).isEqualTo(name);
            Set<String> known = new HashSet<>();
            baseline.refit();
            for (int i = 0; i < history.size(); i++) {
                // When
                if (i % 90 == 60) {
                    baseline.refit();
                }
                baseline.learn(history.get(i));
                history.get(i).items().forEach(line -> known.add(line.itemId()));
                known.remove("i3");
                List<String> top = baseline.top(Subject.user("u" + i % 12), 10, item -> !item.equals("i3"));

                // Then
                assertThat(top).as(name).doesNotHaveDuplicates().doesNotContain("i3");
                assertThat(top).as(name).hasSizeGreaterThanOrEqualTo(Math.min(10, known.size()));
            }
        }
    }
}
