package dev.freshet.core.state;

import com.google.common.collect.ImmutableList;
import dev.freshet.core.Hashes;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The one rule by which events change rows, in the stream, in training and in evaluation. Order is the order of the calls;
 * a slot's time is the later of its event's and its predecessor's.
 */
public final class RowUpdater {

    private RowUpdater() {}

    /**
     * Applies one event.
     *
     * @param offset the event's input offset, kept in the row
     */
    public static Transition apply(SubjectRow row, UserEvent event, long offset) {
        long eventHash = Hashes.event(event.eventId());
        if (row.recentEvents().contains(eventHash)) {
            return new Transition.Duplicate();
        }
        if (event.type() == EventType.ERASE) {
            return new Transition.Erased();
        }
        RecentEvents recent = row.recentEvents().with(eventHash);
        if (event.consent() == Consent.NONE) {
            // Only what tells a duplicate: a hash that says nothing about the person.
            return new Transition.Applied(
                    new SubjectRow(
                            row.ring(),
                            row.purchases(),
                            row.queries(),
                            row.seen(),
                            row.profile(),
                            recent,
                            offset,
                            row.embedding()),
                    0);
        }
        long newest = row.ring().newestMs();
        boolean known = EventTime.isKnown(event.timeMs());
        long slotTime = known ? Math.max(newest, event.timeMs()) : EventTime.UNKNOWN;
        long lateness = known ? Math.max(0, newest - event.timeMs()) : 0;
        boolean ringChanges = event.type().entersRing();
        SubjectRow next = new SubjectRow(
                ringChanges ? append(row.ring(), event, eventHash, slotTime) : row.ring(),
                purchases(row.purchases(), event),
                queries(row.queries(), event, eventHash),
                seen(row.seen(), event),
                row.profile().with(event.type(), event.timeMs()),
                recent,
                offset,
                ringChanges ? Optional.empty() : row.embedding());
        return new Transition.Applied(next, lateness);
    }

    private static Ring append(Ring ring, UserEvent event, long eventHash, long timeMs) {
        if (event.type() == EventType.SEARCH) {
            Ring.Builder next = roomFor(1, ring);
            next.search(timeMs, eventHash);
            Tokenizer.words(event.searchQuery().orElseThrow()).stream()
                    .distinct()
                    .limit(Slot.SearchSlot.MAX_TERMS)
                    .mapToInt(Hashes::term)
                    .forEach(next::term);
            return next.build();
        }
        long[] items = distinctItems(event);
        int added = Math.min(items.length, SubjectRow.RING);
        Ring.Builder next = roomFor(added, ring);
        for (int i = items.length - added; i < items.length; i++) {
            next.item(event.type(), items[i], timeMs, eventHash);
        }
        return next.build();
    }

    private static Ring.Builder roomFor(int added, Ring ring) {
        return new Ring.Builder(ring, Math.min(ring.size(), SubjectRow.RING - added), added);
    }

    /** Distinct items in ascending order of hash: the order inside a basket means nothing, so it is made canonical. */
    private static long[] distinctItems(UserEvent event) {
        List<LineItem> lines = event.items();
        long[] items = new long[lines.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = Hashes.item(lines.get(i).itemId());
        }
        Arrays.sort(items);
        int distinct = 0;
        for (int i = 0; i < items.length; i++) {
            if (i == 0 || items[i] != items[i - 1]) {
                items[distinct++] = items[i];
            }
        }
        return distinct == items.length ? items : Arrays.copyOf(items, distinct);
    }

    private static ImmutableList<RecentQuery> queries(
            ImmutableList<RecentQuery> queries, UserEvent event, long eventHash) {
        if (event.type() != EventType.SEARCH) {
            return queries;
        }
        RecentQuery added = RecentQuery.of(event.searchQuery().orElseThrow(), eventHash);
        int from = Math.max(0, queries.size() + 1 - SubjectRow.QUERIES);
        return ImmutableList.<RecentQuery>builderWithExpectedSize(SubjectRow.QUERIES)
                .addAll(queries.subList(from, queries.size()))
                .add(added)
                .build();
    }

    private static Purchases purchases(Purchases memory, UserEvent event) {
        return switch (event.type()) {
            case PURCHASE -> bought(memory, event);
            case RETURN -> returned(memory, event);
            default -> memory;
        };
    }

    /** Moves the event's items to the end of the memory, each changed or new, and forgets the oldest beyond the limit. */
    private static Purchases bought(Purchases memory, UserEvent event) {
        long[] items = distinctItems(event);
        ItemMemory.Columns next = ItemMemory.Columns.of(memory, items.length);
        for (long item : items) {
            int at = next.indexOfItem(item);
            int times = 1;
            long lastMs = event.timeMs();
            if (at >= 0) {
                times = next.count(at) + 1;
                lastMs = Math.max(next.figure(at), event.timeMs());
                next.remove(at);
            }
            next.add(item, times, lastMs);
        }
        return new Purchases(next.last(SubjectRow.PURCHASES));
    }

    private static Purchases returned(Purchases memory, UserEvent event) {
        ItemMemory.Columns next = ItemMemory.Columns.of(memory, 0);
        for (long item : distinctItems(event)) {
            int at = next.indexOfItem(item);
            if (at >= 0 && next.count(at) > 1) {
                next.setCount(at, next.count(at) - 1);
            } else if (at >= 0) {
                next.remove(at);
            }
        }
        return new Purchases(next.last(SubjectRow.PURCHASES));
    }

    private static SeenItems seen(SeenItems memory, UserEvent event) {
        boolean shown = event.type() == EventType.IMPRESSION;
        if (!shown && event.type() != EventType.CLICK) {
            return memory;
        }
        long[] items = distinctItems(event);
        ItemMemory.Columns next = ItemMemory.Columns.of(memory, items.length);
        for (long item : items) {
            int at = next.indexOfItem(item);
            int impressions = shown ? 1 : 0;
            long clicks = shown ? 0 : 1;
            if (at >= 0) {
                impressions += next.count(at);
                clicks += next.figure(at);
                next.remove(at);
            }
            next.add(item, impressions, clicks);
        }
        return new SeenItems(next.last(SubjectRow.SEEN));
    }
}
