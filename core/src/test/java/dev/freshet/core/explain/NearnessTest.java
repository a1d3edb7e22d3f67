package dev.freshet.core.explain;

import static dev.freshet.core.fixtures.TestEvents.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.Hashes;
import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearnessTest {

    @TempDir
    Path directory;

    @Test
    void shouldBeTheInnerProductOfEverySlotWithEveryItem() {
        Random random = new Random(1);
        Nearness nearness = new Nearness();
        try (Bundle bundle = Bundle.open(TinyBundle.write(directory), Execution.CPU)) {
            List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
            items.add(item("new", "Wool tea"));
            ItemSpace space = ItemSpace.of(bundle, new Catalog(1, items), ItemSpace.EMPTY);
            for (int round = 0; round < 300; round++) {
                // Given rings and slates of any length, one after another
                Ring ring = ring(random, items);
                int from = random.nextInt(ring.size());
                int[] slate =
                        random.ints(1 + random.nextInt(12), 0, space.size()).toArray();

                // When
                nearness.read(ring, from, slate, bundle, space);
                int[] nearest = nearness.nearest();

                // Then
                assertThat(nearest).hasSameSizeAs(slate);
                for (int place = 0; place < slate.length; place++) {
                    int newestOfNearest = ring.size() - 1;
                    for (int slot = ring.size() - 1; slot >= from; slot--) {
                        double plain = plain(ring, slot, slate[place], space);
                        if (plain == Double.NEGATIVE_INFINITY) {
                            assertThat(nearness.of(slot, place)).isEqualTo(plain);
                        } else {
                            assertThat(nearness.of(slot, place)).isCloseTo(plain, within(1e-5));
                        }
                        newestOfNearest =
                                nearness.of(slot, place) > nearness.of(newestOfNearest, place) ? slot : newestOfNearest;
                    }
                    assertThat(nearest[place]).as("round %d", round).isEqualTo(newestOfNearest);
                }
            }
        }
    }

    private static double plain(Ring ring, int slot, int item, ItemSpace space) {
        int index = ring.isSearch(slot) ? -1 : space.index(ring.itemHash(slot));
        if (index < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int k = 0; k < space.vector(item).length; k++) {
            sum += (double) space.vector(index)[k] * space.vector(item)[k];
        }
        return sum;
    }

    /** Searches, items of the bundle, a new one and one that nobody sells. */
    private static Ring ring(Random random, List<CatalogItem> items) {
        List<Slot> slots = new ArrayList<>();
        int size = 1 + random.nextInt(40);
        for (int i = 0; i < size; i++) {
            int which = random.nextInt(items.size() + 2);
            slots.add(
                    which > items.size()
                            ? new Slot.SearchSlot(ImmutableIntArray.of(1), 0, i)
                            : new Slot.ItemSlot(
                                    EventType.BROWSE,
                                    Hashes.item(
                                            which == items.size()
                                                    ? "gone"
                                                    : items.get(which).itemId()),
                                    0,
                                    i));
        }
        return Ring.copyOf(slots);
    }
}
