package dev.freshet.core.state;

import com.google.common.collect.ImmutableList;
import dev.freshet.core.event.EventTime;
import java.util.List;

/**
 * The lists of a row as bytes, as {@link RowCodec} describes them. Each is written from an index on and read after what was kept: nothing
 * for a whole row.
 */
final class RowSections {

    private RowSections() {}

    static void writePurchases(RowBytes.Writer out, Purchases purchases, int from) {
        out.u8(purchases.size() - from);
        long before = lastKnownMs(purchases, from);
        for (int i = from; i < purchases.size(); i++) {
            long lastMs = purchases.lastMs(i);
            out.i64(purchases.itemHash(i));
            out.varint(purchases.times(i));
            out.varint(lastMs < 0 ? 0 : 1 + zigzag(lastMs - before));
            before = lastMs < 0 ? before : lastMs;
        }
    }

    static Purchases readPurchases(RowBytes.Reader in, Purchases kept) {
        int size = in.u8();
        if (size == 0) {
            return kept;
        }
        ItemMemory.Columns columns = ItemMemory.Columns.of(kept, size);
        long before = lastKnownMs(kept, kept.size());
        for (int i = 0; i < size; i++) {
            long itemHash = in.i64();
            int times = in.count();
            PurchaseMemory.requireTimes(times);
            long delta = in.varint();
            long lastMs = delta == 0 ? EventTime.UNKNOWN : before + unzigzag(delta - 1);
            if (lastMs < EventTime.UNKNOWN || (delta != 0 && lastMs < 0)) {
                throw new RowFormatException("a purchase is at " + lastMs + " ms");
            }
            columns.add(itemHash, times, lastMs);
            before = lastMs < 0 ? before : lastMs;
        }
        return new Purchases(columns);
    }

    /** The last time that is known among the first n purchases; 0 where none is. */
    private static long lastKnownMs(Purchases purchases, int n) {
        for (int i = n - 1; i >= 0; i--) {
            if (EventTime.isKnown(purchases.lastMs(i))) {
                return purchases.lastMs(i);
            }
        }
        return 0;
    }

    static void writeSeen(RowBytes.Writer out, SeenItems seen, int from) {
        out.u8(seen.size() - from);
        for (int i = from; i < seen.size(); i++) {
            out.i64(seen.itemHash(i));
            out.varint(seen.impressions(i));
            out.varint(seen.clicks(i));
        }
    }

    static SeenItems readSeen(RowBytes.Reader in, SeenItems kept) {
        int size = in.u8();
        if (size == 0) {
            return kept;
        }
        ItemMemory.Columns columns = ItemMemory.Columns.of(kept, size);
        for (int i = 0; i < size; i++) {
            columns.add(in.i64(), in.count(), in.count());
        }
        return new SeenItems(columns);
    }

    static void writeQueries(RowBytes.Writer out, List<RecentQuery> queries, int from) {
        out.u8(queries.size() - from);
        for (int i = from; i < queries.size(); i++) {
            RecentQuery query = queries.get(i);
            out.i64(query.eventHash());
            out.text(query.text());
        }
    }

    static ImmutableList<RecentQuery> readQueries(RowBytes.Reader in, List<RecentQuery> kept) {
        int size = in.u8();
        ImmutableList.Builder<RecentQuery> queries = ImmutableList.builderWithExpectedSize(kept.size() + size);
        queries.addAll(kept);
        for (int i = 0; i < size; i++) {
            long eventHash = in.i64();
            queries.add(new RecentQuery(in.text(), eventHash));
        }
        return queries.build();
    }

    /** Most recent events brought slots, in the order of the ring: those are one bit, and their hash is the ring's. */
    static void writeRecent(RowBytes.Writer out, RecentEvents recent, int from, Ring ring) {
        int size = recent.length() - from;
        out.u8(size);
        long[] inRing = new long[(size + Long.SIZE - 1) / Long.SIZE];
        int slot = ring.size() - 1;
        for (int i = 0; i < size; i++) {
            long hash = recent.get(recent.length() - 1 - i);
            if (slot >= 0 && ring.eventHash(slot) == hash) {
                inRing[i / Long.SIZE] |= 1L << i;
                slot = lastOfEventBefore(ring, slot);
            }
        }
        for (int i = 0; i < size; i += Byte.SIZE) {
            out.u8((int) (inRing[i / Long.SIZE] >>> i));
        }
        for (int i = 0; i < size; i++) {
            if ((inRing[i / Long.SIZE] >>> i & 1) == 0) {
                out.i64(recent.get(recent.length() - 1 - i));
            }
        }
    }

    /**
     * @param kept how many of the last events before are kept
     * @param before the recent events of the base
     */
    static RecentEvents readRecent(RowBytes.Reader in, RecentEvents before, int kept, Ring ring) {
        int size = in.u8();
        int[] inRing = new int[(size + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < inRing.length; i++) {
            inRing[i] = in.u8();
        }
        long[] hashes = before.last(kept, size);
        int slot = ring.size() - 1;
        for (int i = 0; i < size; i++) {
            long hash;
            if ((inRing[i / Byte.SIZE] >>> i % Byte.SIZE & 1) == 0) {
                hash = in.i64();
            } else if (slot < 0) {
                throw new RowFormatException("a recent event is said to be in the ring, which holds no more events");
            } else {
                hash = ring.eventHash(slot);
                slot = lastOfEventBefore(ring, slot);
            }
            hashes[hashes.length - 1 - i] = hash;
        }
        return new RecentEvents(hashes);
    }

    /** The last slot of the event before a slot's, or -1. */
    private static int lastOfEventBefore(Ring ring, int slot) {
        long hash = ring.eventHash(slot);
        int at = slot - 1;
        while (at >= 0 && ring.eventHash(at) == hash) {
            at--;
        }
        return at;
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
