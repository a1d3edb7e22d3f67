package dev.freshet.core.candidates;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.state.SubjectRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RepeatSourceTest {

    private static final SubjectRow ROW = row(
            purchase("e1", START_MS, "lamp", "gone"),
            purchase("e2", START_MS + 1, "tea"),
            purchase("e3", START_MS + 2, "lamp"),
            purchase("e4", START_MS + 3, "sock"));

    @Test
    void shouldProposeWhatWasBoughtMostOftenThenMostRecently() {
        assertThat(proposed(ROW, item -> true, 9)).containsExactly("lamp", "sock", "tea");
    }

    @Test
    void shouldProposeNoMoreThanIsAllowed() {
        assertThat(proposed(ROW, item -> !item.itemId().equals("lamp"), 9)).containsExactly("sock", "tea");
        assertThat(proposed(ROW, item -> true, 1)).containsExactly("lamp");
        assertThat(proposed(SubjectRow.EMPTY, item -> true, 9)).isEmpty();
    }

    private static List<String> proposed(SubjectRow row, Predicate<CatalogItem> allowed, int limit) {
        return new RepeatSource(TinyBundle.catalog())
                .propose(new CandidateRequest(row, Optional.empty(), allowed, limit)).stream()
                        .map(CatalogItem::itemId)
                        .toList();
    }
}
