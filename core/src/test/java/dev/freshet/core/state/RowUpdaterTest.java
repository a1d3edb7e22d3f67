package dev.freshet.core.state;

import static dev.freshet.core.fixtures.TestEvents.ANNA;
import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static dev.freshet.core.fixtures.TestEvents.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Hashes;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowUpdaterTest {

    private static final Embedding EMBEDDING = new Embedding("v1", new float[] {1, 2});

    @Test
    void shouldForgetTheOldestSlotWhenTheRingIsFull() {
        // Given
        SubjectRow full = row(browses(0, SubjectRow.RING));

        // When
        SubjectRow next = apply(full, browse("more", START_MS + SubjectRow.RING, "new"));

        // Then
        assertThat(next.ring())
                .hasSize(SubjectRow.RING)
                .startsWith(full.ring().get(1))
                .endsWith(new Slot.ItemSlot(
                        EventType.BROWSE, Hashes.item("new"), START_MS + SubjectRow.RING, Hashes.event("more")));
    }

    @Test
    void shouldGiveABasketASlotPerDistinctItemInCanonicalOrder() {
        // Given one basket in two orders
        SubjectRow one = row(purchase("e1", START_MS, "tea", "mug", "tea", "lamp"));
        SubjectRow other = row(purchase("e1", START_MS, "lamp", "tea", "mug"));

        // Then
        assertThat(one.ring()).isEqualTo(other.ring()).hasSize(3).allSatisfy(slot -> {
            assertThat(slot.eventHash()).isEqualTo(Hashes.event("e1"));
            assertThat(slot.timeMs()).isEqualTo(START_MS);
            assertThat(slot.type()).isEqualTo(EventType.PURCHASE);
        });
        assertThat(one.ring())
                .extracting(slot -> ((Slot.ItemSlot) slot).itemHash())
                .isSorted()
                .containsExactlyInAnyOrder(Hashes.item("tea"), Hashes.item("mug"), Hashes.item("lamp"));
    }

    @Test
    void shouldKeepTheLastSlotsOfABasketThatIsLargerThanTheRing() {
        // Given
        String[] items = IntStream.range(0, 1000).mapToObj(i -> "item" + i).toArray(String[]::new);

        // When
        SubjectRow row = row(browse("e1", START_MS, "tea"), purchase("e2", START_MS + 1, items));

        // Then
        long[] last = Arrays.stream(items)
                .mapToLong(Hashes::item)
                .sorted()
                .skip(1000 - SubjectRow.RING)
                .toArray();
        assertThat(row.ring().stream()
                        .mapToLong(slot -> ((Slot.ItemSlot) slot).itemHash())
                        .toArray())
                .isEqualTo(last);
        assertThat(row.purchases()).hasSize(SubjectRow.PURCHASES);
        assertThat(row.profile().count(EventType.PURCHASE)).isEqualTo(1);
        assertThat(RowCodec.decode(RowCodec.encode(row))).isEqualTo(row);
    }

    @Test
    void shouldNeverLetASlotBeOlderThanTheOneBefore() {
        // Given an event that is late, and one of which no time is known, each before a later one
        SubjectRow row = row(
                browse("e1", START_MS + 100, "tea"),
                browse("late", START_MS, "mug"),
                browse("timeless", EventTime.UNKNOWN, "lamp"),
                browse("late again", START_MS + 99, "boot"),
                browse("e5", START_MS + 101, "sock"));

        // Then
        assertThat(row.ring())
                .extracting(Slot::timeMs)
                .containsExactly(START_MS + 100, START_MS + 100, EventTime.UNKNOWN, START_MS + 100, START_MS + 101);
        assertThat(row.profile().firstMs()).isEqualTo(START_MS);
        assertThat(row.profile().lastMs()).isEqualTo(START_MS + 101);
    }

    @Test
    void shouldSayHowLateAnEventCame() {
        SubjectRow row = row(browse("e1", START_MS + 100, "tea"), browse("e2", EventTime.UNKNOWN, "tea"));

        assertThat(lateness(row, browse("e3", START_MS + 40, "tea"))).isEqualTo(60);
        assertThat(lateness(row, browse("e3", START_MS + 100, "tea"))).isZero();
        assertThat(lateness(row, browse("e3", EventTime.UNKNOWN, "tea"))).isZero();
        assertThat(lateness(SubjectRow.EMPTY, browse("e3", START_MS, "tea"))).isZero();
    }

    @Test
    void shouldChangeNothingOnADuplicate() {
        SubjectRow row = row(browse("e1", START_MS, "tea"), purchase("e2", START_MS, "tea"));

        assertThat(RowUpdater.apply(row, purchase("e1", START_MS + 9, "mug"), 9))
                .isInstanceOf(Transition.Duplicate.class);
        assertThat(RowUpdater.apply(row, TestEvents.of(EventType.ERASE, "e2", START_MS), 9))
                .isInstanceOf(Transition.Duplicate.class);
    }

    @Test
    void shouldKnowADuplicateAmongTheLast128EventsAndNotLonger() {
        // Given the first event and 127 more
        SubjectRow row = apply(
                row(browses(0, SubjectRow.RECENT_EVENTS - 1)), TestEvents.of(EventType.CLICK, "c", START_MS, "tea"));
        UserEvent first = browse("e0", START_MS, "item0");

        // When / Then
        assertThat(RowUpdater.apply(row, first, 1)).isInstanceOf(Transition.Duplicate.class);

        // When one more pushes it out
        SubjectRow later = apply(row, TestEvents.of(EventType.CLICK, "c2", START_MS, "tea"));

        // Then it counts as new
        assertThat(RowUpdater.apply(later, first, 1)).isInstanceOf(Transition.Applied.class);
        assertThat(later.recentEvents().length()).isEqualTo(SubjectRow.RECENT_EVENTS);
    }

    @Test
    void shouldRememberPurchasesTheLatestLast() {
        SubjectRow row = row(
                purchase("e1", START_MS, "tea"),
                purchase("e2", START_MS + 1, "mug"),
                purchase("e3", START_MS - 5, "tea", "tea"));

        assertThat(row.purchases())
                .containsExactly(
                        new PurchaseMemory(Hashes.item("mug"), 1, START_MS + 1),
                        new PurchaseMemory(Hashes.item("tea"), 2, START_MS));
    }

    @Test
    void shouldForgetTheOldestPurchase() {
        SubjectRow row = SubjectRow.EMPTY;
        for (int i = 0; i <= SubjectRow.PURCHASES; i++) {
            row = apply(row, purchase("e" + i, START_MS + i, "item" + i));
        }

        assertThat(row.purchases())
                .hasSize(SubjectRow.PURCHASES)
                .extracting(PurchaseMemory::itemHash)
                .doesNotContain(Hashes.item("item0"))
                .contains(Hashes.item("item1"));
    }

    @Test
    void shouldTakeAReturnOffThePurchases() {
        // Given
        SubjectRow bought = row(purchase("e1", START_MS, "tea", "mug"), purchase("e2", START_MS + 1, "tea"));

        // When
        SubjectRow returned =
                apply(bought, TestEvents.of(EventType.RETURN, "e3", START_MS + 2, "tea", "mug", "never bought"));

        // Then
        assertThat(returned.purchases()).containsExactly(new PurchaseMemory(Hashes.item("tea"), 1, START_MS + 1));
        assertThat(returned.ring()).isEqualTo(bought.ring());
        assertThat(returned.profile().count(EventType.RETURN)).isEqualTo(1);
    }

    @Test
    void shouldCountWhatWasSeenAndClicked() {
        SubjectRow row = row(
                TestEvents.of(EventType.IMPRESSION, "e1", START_MS, "tea", "mug"),
                TestEvents.of(EventType.CLICK, "e2", START_MS, "mug"),
                TestEvents.of(EventType.CLICK, "e3", START_MS, "lamp"),
                TestEvents.of(EventType.IMPRESSION, "e4", START_MS, "tea"));

        assertThat(row.seen())
                .containsExactly(
                        new SeenItem(Hashes.item("mug"), 1, 1),
                        new SeenItem(Hashes.item("lamp"), 0, 1),
                        new SeenItem(Hashes.item("tea"), 2, 0));
        assertThat(row.ring()).isEmpty();
    }

    @Test
    void shouldForgetWhatWasSeenLongestAgo() {
        SubjectRow row = SubjectRow.EMPTY;
        for (int i = 0; i <= SubjectRow.SEEN; i++) {
            row = apply(row, TestEvents.of(EventType.IMPRESSION, "e" + i, START_MS, "item" + i));
        }

        assertThat(row.seen()).hasSize(SubjectRow.SEEN).doesNotContain(new SeenItem(Hashes.item("item0"), 1, 0));
    }

    @Test
    void shouldKeepNothingButTheHashOfAnEventWithoutConsent() {
        // Given
        SubjectRow before = row(browse("e1", START_MS, "tea")).withEmbedding(EMBEDDING);

        for (EventType type : EventType.values()) {
            if (type == EventType.ERASE) {
                continue;
            }
            // When
            UserEvent event = UserEvent.builder(type, ANNA, "secret")
                    .item("mug")
                    .query(Optional.of("wool"))
                    .alias(Optional.of("a1"))
                    .timeMs(START_MS + 1)
                    .consent(Consent.NONE)
                    .build();
            SubjectRow after = apply(before, event);

            // Then
            assertThat(after)
                    .as("%s", type)
                    .isEqualTo(new SubjectRow(
                            before.ring(),
                            before.purchases(),
                            before.queries(),
                            before.seen(),
                            before.profile(),
                            RecentEvents.of(Hashes.event("e1"), Hashes.event("secret")),
                            7,
                            before.embedding()));
        }
    }

    @Test
    void shouldEraseWithOrWithoutConsent() {
        SubjectRow row = row(browse("e1", START_MS, "tea"));

        for (Consent consent : Consent.values()) {
            UserEvent erase = UserEvent.builder(EventType.ERASE, ANNA, "e2")
                    .consent(consent)
                    .build();
            assertThat(RowUpdater.apply(row, erase, 1)).isInstanceOf(Transition.Erased.class);
        }
    }

    @Test
    void shouldKeepTheLastFourQueriesAsTyped() {
        SubjectRow row = row(
                search("e1", START_MS, "one"),
                search("e2", START_MS, "Two!"),
                search("e3", START_MS, "three"),
                search("e4", START_MS, "four"),
                search("e5", START_MS, "five"));

        assertThat(row.queries()).extracting(RecentQuery::text).containsExactly("Two!", "three", "four", "five");
        assertThat(row.queries()).extracting(RecentQuery::eventHash).startsWith(Hashes.event("e2"));
    }

    @Test
    void shouldCutALongQueryBetweenCharacters() {
        String teacup = "\ud83c\udf75";
        String odd = "x".repeat(RecentQuery.MAX_LENGTH - 1) + teacup;
        String even = "x".repeat(RecentQuery.MAX_LENGTH - 2) + teacup + "y";

        SubjectRow row = row(search("e1", START_MS, odd), search("e2", START_MS, even));

        assertThat(row.queries())
                .extracting(RecentQuery::text)
                .containsExactly(
                        "x".repeat(RecentQuery.MAX_LENGTH - 1), "x".repeat(RecentQuery.MAX_LENGTH - 2) + teacup);
    }

    @Test
    void shouldHashTheFirstDistinctWordsOfASearch() {
        SubjectRow row =
                row(search("e1", START_MS, "Green tea, green mugs for two people"), search("e2", START_MS, "?!"));

        assertThat(row.ring())
                .extracting(slot -> ((Slot.SearchSlot) slot).terms().asList())
                .containsExactly(
                        List.of(Hashes.term("green"), Hashes.term("tea"), Hashes.term("mug"), Hashes.term("for")),
                        List.of());
    }

    @Test
    void shouldDropTheEmbeddingOnlyWhenTheRingChanges() {
        SubjectRow encoded = row(browse("e1", START_MS, "tea")).withEmbedding(EMBEDDING);

        for (EventType type : EventType.values()) {
            if (type == EventType.ERASE) {
                continue;
            }
            SubjectRow next = apply(
                    encoded,
                    UserEvent.builder(type, ANNA, "e2")
                            .item("mug")
                            .query(Optional.of("wool"))
                            .alias(Optional.of("a1"))
                            .build());
            boolean ringKept = next.ring().equals(encoded.ring());
            assertThat(ringKept).as("%s", type).isEqualTo(!type.entersRing());
            assertThat(next.embedding().isPresent()).as("%s", type).isEqualTo(ringKept);
        }
    }

    @Test
    void shouldKeepTheOffsetOfTheLastEventApplied() {
        assertThat(apply(SubjectRow.EMPTY, browse("e1", START_MS, "tea")).offset())
                .isEqualTo(7);
    }

    @Test
    void shouldMakeTheSameRowOfTheSameEvents() {
        for (int seed = 0; seed < 60; seed++) {
            List<UserEvent> events = new RandomEvents(seed).next(200);

            // When they are applied twice, once through bytes, as after a restart
            SubjectRow one = SubjectRow.EMPTY;
            SubjectRow other = SubjectRow.EMPTY;
            for (UserEvent event : events) {
                one = apply(one, event);
                other = RowCodec.decode(RowCodec.encode(apply(other, event)));
            }

            // Then
            assertThat(other).as("seed %d", seed).isEqualTo(one);
            assertThat(one.ring().stream()
                            .mapToLong(Slot::timeMs)
                            .filter(EventTime::isKnown)
                            .toArray())
                    .isSorted();
        }
    }

    @Test
    void shouldDoWhatTheReferenceDoes() {
        for (int seed = 0; seed < 15; seed++) {
            SubjectRow row = SubjectRow.EMPTY;
            int offset = 0;
            for (UserEvent event : new RandomEvents(seed).withRepeats(400)) {
                // When
                Transition made = RowUpdater.apply(row, event, offset);

                // Then
                assertThat(made).as("seed %d, %s", seed, event).isEqualTo(ReferenceUpdater.apply(row, event, offset));
                row = made instanceof Transition.Applied applied ? applied.row().withEmbedding(EMBEDDING) : row;
                offset++;
            }
        }
    }

    @Test
    void shouldTakeARedeliveredEventForADuplicateWhateverHappened() {
        for (int seed = 0; seed < 60; seed++) {
            List<UserEvent> events = new RandomEvents(seed).next(200);
            SubjectRow row = SubjectRow.EMPTY;
            for (UserEvent event : events) {
                row = apply(row, event);
                assertThat(RowUpdater.apply(row, event, 8)).isInstanceOf(Transition.Duplicate.class);
            }
        }
    }

    private static UserEvent[] browses(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> browse("e" + i, START_MS + i, "item" + i))
                .toArray(UserEvent[]::new);
    }

    private static SubjectRow apply(SubjectRow row, UserEvent event) {
        return ((Transition.Applied) RowUpdater.apply(row, event, 7)).row();
    }

    private static long lateness(SubjectRow row, UserEvent event) {
        return ((Transition.Applied) RowUpdater.apply(row, event, 7)).latenessMs();
    }
}
