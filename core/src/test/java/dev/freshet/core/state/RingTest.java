package dev.freshet.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.event.EventType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final Slot BROWSE = new Slot.ItemSlot(EventType.BROWSE, 7, 1000, 1);
    private static final Slot SEARCH = new Slot.SearchSlot(ImmutableIntArray.of(1, -2, 3), 1001, 2);

    @Test
    void shouldSayTheSameInColumnsAndInSlots() {
        for (int seed = 0; seed < 100; seed++) {
            Ring ring = new RandomRows(seed).next().ring();
            for (int i = 0; i < ring.size(); i++) {
                Slot slot = ring.get(i);

                assertThat(ring.type(i)).isEqualTo(slot.type());
                assertThat(ring.timeMs(i)).isEqualTo(slot.timeMs());
                assertThat(ring.eventHash(i)).isEqualTo(slot.eventHash());
                assertThat(ring.digest(i)).isEqualTo(slot.digest());
                assertThat(ring.isSearch(i)).isEqualTo(slot instanceof Slot.SearchSlot);
                if (slot instanceof Slot.ItemSlot item) {
                    assertThat(ring.itemHash(i)).isEqualTo(item.itemHash());
                    assertThat(ring.termCount(i)).isZero();
                } else if (slot instanceof Slot.SearchSlot search) {
                    assertThat(ring.termCount(i)).isEqualTo(search.terms().length());
                    for (int k = 0; k < ring.termCount(i); k++) {
                        assertThat(ring.term(i, k)).isEqualTo(search.terms().get(k));
                    }
                }
            }
        }
    }

    @Test
    void shouldBeEqualToAListOfItsSlots() {
        for (int seed = 0; seed < 100; seed++) {
            Ring ring = new RandomRows(seed).next().ring();
            ImmutableList<Slot> slots = ImmutableList.copyOf(ring);

            assertThat(Ring.copyOf(slots)).isEqualTo(ring).hasSameHashCodeAs(ring);
            assertThat(ring.equals(slots)).isTrue();
            assertThat(slots.equals(ring)).isTrue();
        }
    }

    @Test
    void shouldShowAPartOfItself() {
        // Given
        Ring ring = Ring.copyOf(List.of(BROWSE, SEARCH, new Slot.ItemSlot(EventType.PURCHASE, 8, 1002, 3)));

        // When
        Ring part = ring.subList(1, 3);

        // Then
        assertThat(part).containsExactly(SEARCH, ring.get(2));
        assertThat(part).isEqualTo(Ring.copyOf(List.of(SEARCH, ring.get(2))));
        assertThat(part.eventHash(0)).isEqualTo(2);
        assertThat(part.subList(1, 2)).containsExactly(ring.get(2));
        assertThatThrownBy(() -> part.eventHash(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldDigestEveryPartOfASlot() {
        List<Slot> slots = List.of(
                BROWSE,
                SEARCH,
                new Slot.ItemSlot(EventType.ADD_TO_CART, 7, 1000, 1),
                new Slot.ItemSlot(EventType.BROWSE, 8, 1000, 1),
                new Slot.ItemSlot(EventType.BROWSE, 7, 1001, 1),
                new Slot.ItemSlot(EventType.BROWSE, 7, 1000, 2),
                new Slot.SearchSlot(ImmutableIntArray.of(1, -2, 3, 0), 1001, 2),
                new Slot.SearchSlot(ImmutableIntArray.of(1, -2), 1001, 2),
                new Slot.SearchSlot(ImmutableIntArray.of(-2, 1, 3), 1001, 2),
                new Slot.SearchSlot(ImmutableIntArray.of(), 1001, 2),
                new Slot.SearchSlot(ImmutableIntArray.of(0), 1001, 2));

        Set<Long> digests = new HashSet<>();
        slots.forEach(slot -> digests.add(slot.digest()));

        assertThat(digests).hasSameSizeAs(slots);
    }
}
