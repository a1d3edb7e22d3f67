package dev.freshet.streams.docs;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.event.EventType;
import dev.freshet.core.state.Embedding;
import dev.freshet.core.state.Profile;
import dev.freshet.core.state.PurchaseMemory;
import dev.freshet.core.state.Purchases;
import dev.freshet.core.state.RecentEvents;
import dev.freshet.core.state.RecentQuery;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.RowCodec;
import dev.freshet.core.state.SeenItem;
import dev.freshet.core.state.SeenItems;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How many bytes each field of a row takes, by the code that writes it: an event an hour, hashes of 64 bits, queries of 64 letters. */
final class RowSizes {

    private static final long START_MS = 1_704_110_400_000L;
    private static final int DIMENSIONS = 64;
    private static final String MODEL = "simulator-2026-11-22";

    private RowSizes() {}

    /** Version, offset, profile, and the sizes of empty lists. */
    static int always() {
        return size(living());
    }

    static int slots(int n) {
        return size(ring(ring(n), ImmutableList.of())) - always();
    }

    static int searches(int n) {
        Ring searched = Ring.copyOf(list(
                n,
                i -> new Slot.SearchSlot(
                        ImmutableIntArray.of(hash32(i), hash32(i + 1), hash32(i + 2)), at(i), hash(i))));
        return size(ring(searched, ImmutableList.of())) - always();
    }

    static int purchases(int n) {
        SubjectRow row = living();
        return size(new SubjectRow(
                        row.ring(),
                        Purchases.copyOf(list(n, i -> new PurchaseMemory(hash(i), 1, at(i)))),
                        row.queries(),
                        row.seen(),
                        row.profile(),
                        row.recentEvents(),
                        row.offset(),
                        row.embedding()))
                - always();
    }

    static int queries(int n, int letters) {
        return size(ring(Ring.copyOf(ImmutableList.of()), list(n, i -> new RecentQuery("q".repeat(letters), hash(i)))))
                - always();
    }

    static int seen(int n) {
        SubjectRow row = living();
        return size(new SubjectRow(
                        row.ring(),
                        row.purchases(),
                        row.queries(),
                        SeenItems.copyOf(list(n, i -> new SeenItem(hash(i), 3, 1))),
                        row.profile(),
                        row.recentEvents(),
                        row.offset(),
                        row.embedding()))
                - always();
    }

    /** Of events none of which brought a slot. */
    static int recentEvents(int n) {
        SubjectRow row = living();
        return size(new SubjectRow(
                        row.ring(),
                        row.purchases(),
                        row.queries(),
                        row.seen(),
                        row.profile(),
                        RecentEvents.of(
                                LongStream.range(0, n).map(i -> hash((int) i)).toArray()),
                        row.offset(),
                        row.embedding()))
                - always();
    }

    static int embedding() {
        return size(living().withEmbedding(new Embedding(MODEL, new float[DIMENSIONS]))) - always();
    }

    private static Ring ring(int n) {
        return Ring.copyOf(list(n, i -> new Slot.ItemSlot(EventType.BROWSE, hash(i), at(i), hash(i + 1))));
    }

    private static SubjectRow ring(Ring ring, ImmutableList<RecentQuery> queries) {
        SubjectRow row = living();
        return new SubjectRow(
                ring,
                row.purchases(),
                queries,
                row.seen(),
                row.profile(),
                row.recentEvents(),
                row.offset(),
                row.embedding());
    }

    /** Somebody with a profile and an offset, and nothing else. */
    private static SubjectRow living() {
        int[] counts = new int[EventType.values().length + 1];
        Arrays.fill(counts, 1, counts.length, 20);
        return new SubjectRow(
                SubjectRow.EMPTY.ring(),
                SubjectRow.EMPTY.purchases(),
                ImmutableList.of(),
                SubjectRow.EMPTY.seen(),
                new Profile(START_MS, at(1000), ImmutableIntArray.copyOf(counts)),
                SubjectRow.EMPTY.recentEvents(),
                1_000_000,
                Optional.empty());
    }

    private static int size(SubjectRow row) {
        return RowCodec.encode(row).length;
    }

    private static long at(int i) {
        return START_MS + i * Duration.ofHours(1).toMillis();
    }

    private static long hash(int i) {
        return (i + 1) * 0x9E37_79B9_7F4A_7C15L;
    }

    private static int hash32(int i) {
        return (int) hash(i);
    }

    private static <T> ImmutableList<T> list(int n, IntFunction<T> element) {
        return IntStream.range(0, n).mapToObj(element).collect(ImmutableList.toImmutableList());
    }
}
