package dev.freshet.core.visits;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static dev.freshet.core.fixtures.TestEvents.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Hashes;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.UserEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastVisitsTest {

    private static final long DAY_MS = 86_400_000;

    private static final UserEvent NOW = browse("now", START_MS, "boot");

    @Test
    void shouldCountTheItemsOfTheThreeEventsBefore() {
        assertThat(visits(
                        browse("e0", START_MS - 4, "lamp"),
                        browse("e1", START_MS - 3, "tea"),
                        purchase("e2", START_MS - 2, "mug", "sock"),
                        browse("e3", START_MS - 1, "tea"),
                        NOW))
                .containsExactlyInAnyOrder("tea 1000000", "sock 500000", "mug 500000", "tea 333333");
    }

    @Test
    void shouldLookPastSearches() {
        assertThat(visits(browse("e0", START_MS - 2, "lamp"), search("e1", START_MS - 1, "warm"), NOW))
                .containsExactly("lamp 1000000");
    }

    @Test
    void shouldLookADayBack() {
        assertThat(visits(browse("e0", START_MS - DAY_MS, "tea"), NOW)).containsExactly("tea 1000000");
        assertThat(visits(browse("e0", START_MS - DAY_MS - 1, "tea"), NOW)).isEmpty();
    }

    @Test
    void shouldGoByTheOrderOfArrivalAsTheRingDoes() {
        assertThat(visits(browse("e0", START_MS - 1, "tea"), browse("e1", START_MS + 1, "lamp"), NOW))
                .containsExactly("lamp 1000000", "tea 500000");
    }

    @Test
    void shouldCountNothingWithoutTimesOrSlots() {
        UserEvent timeless = browse("now", EventTime.UNKNOWN, "boot");

        assertThat(visits(browse("e0", EventTime.UNKNOWN, "tea"), timeless)).isEmpty();
        assertThat(visits(NOW)).isEmpty();
        assertThat(PastVisits.of(row(browse("e0", START_MS, "tea")).ring(), NOW).size())
                .isZero();
    }

    @Test
    void shouldLookAtAFewSlotsOfALargeBasket() {
        UserEvent basket =
                purchase("e0", START_MS - 1, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m");

        assertThat(visits(basket, NOW)).hasSize(12).allMatch(visit -> visit.endsWith(" 1000000"));
    }

    @Test
    void shouldBeReadAsItWasWritten() {
        PastVisits read = PastVisits.of(new long[] {7, -3, 7}, new long[] {DecayedVisits.UNIT, 500_000, 333_333});

        assertThat(read.size()).isEqualTo(3);
        assertThat(read.itemHash(1)).isEqualTo(-3);
        assertThat(read.millionths(1)).isEqualTo(500_000);
        assertThat(PastVisits.of(new long[0], new long[0])).isSameAs(PastVisits.NONE);
    }

    @Test
    void shouldRefuseWhatCannotHaveBeenWritten() {
        assertThatThrownBy(() -> PastVisits.of(new long[2], new long[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 items with 1 counts");
        for (long count : new long[] {0, -1, DecayedVisits.UNIT + 1}) {
            assertThatThrownBy(() -> PastVisits.of(new long[1], new long[] {count}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a visit counts " + count);
        }
    }

    /** Of the last event; items of the test by name. */
    private static List<String> visits(UserEvent... events) {
        PastVisits visits = PastVisits.of(row(events).ring(), events[events.length - 1]);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < visits.size(); i++) {
            words.add(name(visits.itemHash(i), events) + " " + visits.millionths(i));
        }
        return words;
    }

    private static String name(long hash, UserEvent... events) {
        return List.of(events).stream()
                .flatMap(event -> event.items().stream())
                .map(line -> line.itemId())
                .filter(id -> Hashes.item(id) == hash)
                .findFirst()
                .orElseThrow();
    }
}
