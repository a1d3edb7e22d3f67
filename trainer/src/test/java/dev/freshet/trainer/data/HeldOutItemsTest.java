package dev.freshet.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.ListedShop;
import dev.freshet.trainer.Shops;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutItemsTest {

    @Test
    void shouldHoldOutItsShareAndAllOfASmallerOne() {
        HeldOutItems small = new HeldOutItems(0.05);
        HeldOutItems large = new HeldOutItems(0.2);
        List<String> ids = IntStream.range(0, 20_000).mapToObj(i -> "sku-" + i).toList();

        assertThat(ids.stream().filter(small::holds).count() / 20_000.0).isCloseTo(0.05, within(0.01));
        assertThat(ids.stream().filter(large::holds).count() / 20_000.0).isCloseTo(0.2, within(0.01));
        assertThat(ids).filteredOn(small::holds).allMatch(large::holds);
        assertThat(ids).noneMatch(HeldOutItems.NONE::holds);
    }

    @Test
    void shouldTeachNothingOfTheItemsHeldOut() {
        // Given
        HeldOutItems heldOut = new HeldOutItems(0.2);
        Dataset shop = heldOut.without(new ListedShop(Shops.catalog(), Shops.circle(20, 12, false), false));
        List<String> all = Shops.catalog().stream().map(CatalogItem::itemId).toList();

        // When
        Corpus corpus = Shops.corpus(shop.events().toList(), shop.catalog().toList())
                .build(Holdout.LEAVE_ONE_OUT, Optional.empty());

        // Then
        assertThat(all).anyMatch(heldOut::holds);
        assertThat(corpus.items().ids()).isNotEmpty().noneMatch(heldOut::holds);
        for (History history : corpus.histories()) {
            assertThat(IntStream.range(0, history.length()).map(history::token))
                    .noneMatch(token -> token == History.NO_TOKEN);
        }
    }

    @Test
    void shouldTakeLinesOutOfABasketAndDropWhatIsEmptyThen() {
        HeldOutItems heldOut = new HeldOutItems(0.2);
        String in = id(false, heldOut);
        String out = id(true, heldOut);
        UserEvent.Builder basket = UserEvent.builder(EventType.PURCHASE, Subject.user("ann"), "e");
        UserEvent search = UserEvent.builder(EventType.SEARCH, Subject.user("ann"), "s")
                .query(Optional.of("tea"))
                .build();

        assertThat(heldOut.strip(
                        basket.items(List.of(LineItem.of(out), LineItem.of(in))).build()))
                .contains(basket.items(List.of(LineItem.of(in))).build());
        assertThat(heldOut.strip(basket.items(List.of(LineItem.of(out))).build()))
                .isEmpty();
        assertThat(heldOut.strip(search)).contains(search);
    }

    @Test
    void shouldRefuseAShareThatLeavesNothing() {
        assertThatThrownBy(() -> new HeldOutItems(1)).hasMessageContaining("is 1.0; 0 or more and less than 1");
        assertThatThrownBy(() -> new HeldOutItems(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String id(boolean held, HeldOutItems heldOut) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "sku-" + i)
                .filter(id -> heldOut.holds(id) == held)
                .findFirst()
                .orElseThrow();
    }
}
