package dev.freshet.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.event.EventType;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsToTestTest {

    /** Oldest first: event 1 holds items 10 and 11, event 2 a search, 3 item 12, 4 a search, 5 item 13. */
    private static final Ring RING = Ring.copyOf(
            List.of(browsed(10, 1), browsed(11, 1), searched(2), browsed(12, 3), searched(4), browsed(13, 5)));

    private static final List<PastEvent> NEWEST_FIRST = PastEvent.newestFirst(RING, RING.size());

    @Test
    void shouldGatherTheSlotsOfABasket() {
        assertThat(NEWEST_FIRST).extracting(PastEvent::hash).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(NEWEST_FIRST.get(4)).isEqualTo(new PastEvent(1, EventType.BROWSE, 0, 2));
    }

    @Test
    void shouldReachNoFurtherThanAsked() {
        assertThat(PastEvent.newestFirst(RING, 5)).last().isEqualTo(new PastEvent(1, EventType.BROWSE, 1, 2));
    }

    @Test
    void shouldTestTheNewestThenTheNewestSearchThenTheNearest() {
        // Slot 1, in the basket, is nearest to the whole slate
        assertThat(chosen(3, 1, 1)).containsExactly(5L, 4L, 1L);
        assertThat(chosen(3, 3, 3)).containsExactly(5L, 4L, 3L);
        assertThat(chosen(2, 3, 3)).containsExactly(5L, 4L);
        assertThat(chosen(1, 3, 3)).containsExactly(5L);
    }

    @Test
    void shouldTestWhatIsNearestToTheMostItems() {
        // Both slots of the basket count for it
        assertThat(chosen(3, 3, 0, 1)).containsExactly(5L, 4L, 1L);
        assertThat(chosen(4, 3, 0, 1)).containsExactly(5L, 4L, 1L, 3L);
    }

    @Test
    void shouldTestNoEventTwice() {
        assertThat(chosen(9, 5, 5)).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    /** @param nearest the slot that is nearest to each item of a slate */
    private static List<Long> chosen(int n, int... nearest) {
        return EventsToTest.choose(NEWEST_FIRST, nearest, n).stream()
                .map(PastEvent::hash)
                .toList();
    }

    private static Slot browsed(long item, long event) {
        return new Slot.ItemSlot(EventType.BROWSE, item, 0, event);
    }

    private static Slot searched(long event) {
        return new Slot.SearchSlot(ImmutableIntArray.of(1), 0, event);
    }
}
