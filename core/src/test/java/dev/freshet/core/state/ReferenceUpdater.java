package dev.freshet.core.state;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.Hashes;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** {@link RowUpdater} without columns or any other thrift: lists, copied. */
final class ReferenceUpdater {

    private ReferenceUpdater() {}

    static Transition apply(SubjectRow row, UserEvent event, long offset) {
        long eventHash = Hashes.event(event.eventId());
        ImmutableList<Slot> ring = ImmutableList.copyOf(row.ring());
        ImmutableList<PurchaseMemory> purchases = ImmutableList.copyOf(row.purchases());
        ImmutableList<SeenItem> seen = ImmutableList.copyOf(row.seen());
        if (row.recentEvents().contains(eventHash)) {
            return new Transition.Duplicate();
        }
        if (event.type() == EventType.ERASE) {
            return new Transition.Erased();
        }
        RecentEvents recent = remember(row.recentEvents(), eventHash);
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
        long newest = newestKnownTime(ring);
        boolean known = EventTime.isKnown(event.timeMs());
        long slotTime = known ? Math.max(newest, event.timeMs()) : EventTime.UNKNOWN;
        long lateness = known ? Math.max(0, newest - event.timeMs()) : 0;
        boolean ringChanges = event.type().entersRing();
        SubjectRow next = new SubjectRow(
                Ring.copyOf(ringChanges ? append(ring, slotsOf(event, eventHash, slotTime)) : ring),
                Purchases.copyOf(purchases(purchases, event)),
                event.searchQuery()
                        .filter(query -> event.type() == EventType.SEARCH)
                        .map(query -> append(row.queries(), RecentQuery.of(query, eventHash), SubjectRow.QUERIES))
                        .orElse(row.queries()),
                SeenItems.copyOf(seen(seen, event)),
                row.profile().with(event.type(), event.timeMs()),
                recent,
                offset,
                ringChanges ? Optional.empty() : row.embedding());
        return new Transition.Applied(next, lateness);
    }

    private static long newestKnownTime(ImmutableList<Slot> ring) {
        for (Slot slot : ring.reverse()) {
            if (EventTime.isKnown(slot.timeMs())) {
                return slot.timeMs();
            }
        }
        return EventTime.UNKNOWN;
    }

    /** Distinct items in ascending order of hash: the order inside a basket means nothing, so it is made canonical. */
    private static List<Slot> slotsOf(UserEvent event, long eventHash, long timeMs) {
        if (event.type() == EventType.SEARCH) {
            int[] terms = Tokenizer.words(event.searchQuery().orElseThrow()).stream()
                    .distinct()
                    .limit(Slot.SearchSlot.MAX_TERMS)
                    .mapToInt(Hashes::term)
                    .toArray();
            return List.of(new Slot.SearchSlot(ImmutableIntArray.copyOf(terms), timeMs, eventHash));
        }
        return event.items().stream()
                .mapToLong(line -> Hashes.item(line.itemId()))
                .sorted()
                .distinct()
                .<Slot>mapToObj(item -> new Slot.ItemSlot(event.type(), item, timeMs, eventHash))
                .toList();
    }

    private static ImmutableList<Slot> append(ImmutableList<Slot> ring, List<Slot> added) {
        List<Slot> all = new ArrayList<>(ring.size() + added.size());
        all.addAll(ring);
        all.addAll(added);
        return last(all, SubjectRow.RING);
    }

    private static <T> ImmutableList<T> append(ImmutableList<T> all, T added, int limit) {
        return last(ImmutableList.<T>builder().addAll(all).add(added).build(), limit);
    }

    private static RecentEvents remember(RecentEvents recent, long eventHash) {
        LongStream all =
                LongStream.concat(IntStream.range(0, recent.length()).mapToLong(recent::get), LongStream.of(eventHash));
        return RecentEvents.of(all.skip(Math.max(0, recent.length() + 1 - SubjectRow.RECENT_EVENTS))
                .toArray());
    }

    private static ImmutableList<PurchaseMemory> purchases(ImmutableList<PurchaseMemory> memory, UserEvent event) {
        return switch (event.type()) {
            case PURCHASE ->
                touch(
                        memory,
                        event,
                        SubjectRow.PURCHASES,
                        PurchaseMemory::itemHash,
                        item -> new PurchaseMemory(item, 1, event.timeMs()),
                        old -> new PurchaseMemory(
                                old.itemHash(), old.times() + 1, Math.max(old.lastMs(), event.timeMs())));
            case RETURN -> returned(memory, event);
            default -> memory;
        };
    }

    private static ImmutableList<PurchaseMemory> returned(ImmutableList<PurchaseMemory> memory, UserEvent event) {
        List<Long> items = event.items().stream()
                .map(line -> Hashes.item(line.itemId()))
                .distinct()
                .toList();
        ImmutableList.Builder<PurchaseMemory> left = ImmutableList.builder();
        for (PurchaseMemory bought : memory) {
            if (!items.contains(bought.itemHash())) {
                left.add(bought);
            } else if (bought.times() > 1) {
                left.add(new PurchaseMemory(bought.itemHash(), bought.times() - 1, bought.lastMs()));
            }
        }
        return left.build();
    }

    private static ImmutableList<SeenItem> seen(ImmutableList<SeenItem> seen, UserEvent event) {
        return switch (event.type()) {
            case IMPRESSION ->
                touch(
                        seen,
                        event,
                        SubjectRow.SEEN,
                        SeenItem::itemHash,
                        item -> new SeenItem(item, 1, 0),
                        old -> new SeenItem(old.itemHash(), old.impressions() + 1, old.clicks()));
            case CLICK ->
                touch(
                        seen,
                        event,
                        SubjectRow.SEEN,
                        SeenItem::itemHash,
                        item -> new SeenItem(item, 0, 1),
                        old -> new SeenItem(old.itemHash(), old.impressions(), old.clicks() + 1));
            default -> seen;
        };
    }

    /** Moves the event's items to the end of the memory, each changed or new, and forgets the oldest beyond the limit. */
    private static <T> ImmutableList<T> touch(
            ImmutableList<T> memory,
            UserEvent event,
            int limit,
            ToLongFunction<T> itemOf,
            LongFunction<T> create,
            UnaryOperator<T> change) {
        List<T> next = new ArrayList<>(memory);
        event.items().stream()
                .mapToLong((LineItem line) -> Hashes.item(line.itemId()))
                .sorted()
                .distinct()
                .forEach(item -> {
                    @Nullable T old = null;
                    for (T each : next) {
                        if (itemOf.applyAsLong(each) == item) {
                            old = each;
                            break;
                        }
                    }
                    if (old == null) {
                        next.add(create.apply(item));
                    } else {
                        next.remove(old);
                        next.add(change.apply(old));
                    }
                });
        return last(next, limit);
    }

    private static <T> ImmutableList<T> last(List<T> all, int n) {
        return ImmutableList.copyOf(all.size() <= n ? all : all.subList(all.size() - n, all.size()));
    }
}
