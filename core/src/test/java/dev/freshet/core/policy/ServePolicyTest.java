package dev.freshet.core.policy;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.item;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.repeatable;
import static dev.freshet.core.fixtures.TestEvents.row;
import static dev.freshet.core.fixtures.TestEvents.unavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.state.SubjectRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServePolicyTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Catalog SHOP = new Catalog(
            1,
            List.of(
                    item("mug", "Mug"),
                    item("lamp", "Lamp"),
                    repeatable(item("tea", "Tea")),
                    unavailable(item("boot", "Boot"))));

    @Test
    void shouldHideWhatIsNotAvailable() {
        assertThat(shown(DAY, SubjectRow.EMPTY, START_MS)).containsExactly("mug", "lamp", "tea");
    }

    @Test
    void shouldHideAPurchaseUntilTheSpanIsOver() {
        SubjectRow row = row(purchase("e1", START_MS, "mug", "tea"));

        assertThat(shown(DAY, row, START_MS + DAY.toMillis() - 1)).containsExactly("lamp", "tea");
        assertThat(shown(DAY, row, START_MS + DAY.toMillis())).containsExactly("mug", "lamp", "tea");
        // A request from before the purchase: clocks differ
        assertThat(shown(DAY, row, START_MS - 1)).containsExactly("lamp", "tea");
    }

    @Test
    void shouldHideAPurchaseWhereATimeIsNotKnown() {
        assertThat(shown(DAY, row(purchase("e1", EventTime.UNKNOWN, "mug")), START_MS))
                .containsExactly("lamp", "tea");
        assertThat(shown(DAY, row(purchase("e1", START_MS, "mug")), EventTime.UNKNOWN))
                .containsExactly("lamp", "tea");
    }

    @Test
    void shouldShowAReturnedItemAgain() {
        SubjectRow row =
                row(purchase("e1", START_MS, "mug"), TestEvents.of(EventType.RETURN, "e2", START_MS + 1, "mug"));

        assertThat(shown(DAY, row, START_MS + 2)).contains("mug");
    }

    @Test
    void shouldNeverHideAPurchaseWithASpanOfZero() {
        assertThat(shown(Duration.ZERO, row(purchase("e1", START_MS, "mug")), START_MS))
                .contains("mug");
    }

    @Test
    void shouldRefuseANegativeSpan() {
        assertThatThrownBy(() -> new ServePolicy(DAY.negated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("boughtWithin is PT-24H");
    }

    private static List<String> shown(Duration boughtWithin, SubjectRow row, long timeMs) {
        return SHOP.items().stream()
                .filter(new ServePolicy(boughtWithin).allowed(row, timeMs, SHOP))
                .map(CatalogItem::itemId)
                .toList();
    }
}
