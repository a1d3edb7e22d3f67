package dev.freshet.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.event.EventType;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsToTestTest {

    /** Oldest first: event 1 holds items 10 and 11, event 2 a search, 3 item 12, 4 item 13. */
    private static final Ring RING =
            Ring.copyOf(List.of(browsed(10, 1), browsed(11, 1), searched(2), browsed(12, 3), browsed(13, 4)));

    @Test
    void shouldGatherTheSlotsOfABasket() {
        List<PastEvent> newestFirst = PastEvent.newestFirst(RING, RING.size());

        assertThat(newestFirst).extracting(PastEvent::hash).containsExactly(4L, 3L, 2L, 1L);
        assertThat(newestFirst.get(3)).isEqualTo(new PastEvent(1, EventType.BROWSE, 0, 2));
    }

    @Test
    void shouldReachNoFurtherThanAsked() {
        assertThat(PastEvent.newestFirst(RING, 4)).last().isEqualTo(new PastEvent(1, EventType.BROWSE, 1, 2));
        assertThat(EventsToTest.of(RING, 2, 9).hashes()).containsExactly(4, 3);
        assertThat(EventsToTest.of(RING, 2, 9).oldestSlot()).isEqualTo(3);
    }

    @Test
    void shouldTestTheNewestThenTheNewestSearchThenTheMostRecent() {
        assertThat(chosen(4)).containsExactly(4, 2, 3, 1);
        assertThat(chosen(3)).containsExactly(4, 2, 3);
        assertThat(chosen(2)).containsExactly(4, 2);
        assertThat(chosen(1)).containsExactly(4);
        assertThat(chosen(0)).isEmpty();
    }

    @Test
    void shouldTestNoEventTwice() {
        assertThat(chosen(9)).containsExactly(4, 2, 3, 1);
        Ring searchedLast = Ring.copyOf(List.of(browsed(10, 1), searched(2)));
        assertThat(EventsToTest.of(searchedLast, 2, 9).hashes()).containsExactly(2, 1);
    }

    private static long[] chosen(int limit) {
        return EventsToTest.of(RING, RING.size(), limit).hashes();
    }

    private static Slot browsed(long item, long event) {
        return new Slot.ItemSlot(EventType.BROWSE, item, 0, event);
    }

    private static Slot searched(long event) {
        return new Slot.SearchSlot(ImmutableIntArray.of(1), 0, event);
    }
}
