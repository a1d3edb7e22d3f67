package dev.freshet.core.state;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;

/**
 * What happened to a row since its base, as bytes. Lists lose elements and gain others at their end: what is gone is named, what is new
 * is written as in {@link RowCodec}.
 *
 * <pre>
 * 1       {@link #VERSION}
 * 1       where the base lies, 0 or 1
 * 4       CRC-32 of the base's bytes
 * varint  1 + input offset, times and counts as in a row
 * 1       slots gone from the front of the ring; then the new ones
 * 1       purchases gone, 1 each: its index; then the new ones
 * 1       queries gone from the front; then the new ones
 * 1       seen items gone, 1 each: its index; then the new ones
 * 1       recent events gone from the front; then the new ones
 * 1       the embedding as in a row
 * </pre>
 */
final class RowHead {

    /** No row starts with it, so that a record tells by itself which of the two it is. */
    static final int VERSION = 0x82;

    private RowHead() {}

    /** Everything after the checksum. */
    static void write(RowBytes.Writer out, SubjectRow row, SubjectRow base) {
        RowCodec.writeLife(out, row);
        int slots = 0;
        while (!base.ring().startsFrom(slots, row.ring())) {
            slots++;
        }
        out.u8(slots);
        RingBytes.write(out, row.ring(), base.ring().size() - slots);
        RowSections.writePurchases(out, row.purchases(), writeGone(out, base.purchases(), row.purchases()));
        int queries = gone(base.queries(), row.queries());
        out.u8(queries);
        RowSections.writeQueries(out, row.queries(), base.queries().size() - queries);
        RowSections.writeSeen(out, row.seen(), writeGone(out, base.seen(), row.seen()));
        int events = 0;
        while (!base.recentEvents().startsFrom(events, row.recentEvents())) {
            events++;
        }
        out.u8(events);
        RowSections.writeRecent(out, row.recentEvents(), base.recentEvents().length() - events, row.ring());
        RowCodec.writeEmbedding(out, row.embedding());
    }

    static SubjectRow read(RowBytes.Reader in, SubjectRow base) {
        long offset = in.varint() - 1;
        Profile profile = RowCodec.readProfile(in);
        int ringSize = base.ring().size();
        Ring ring = RingBytes.read(in, base.ring().subList(readGone(in, ringSize), ringSize));
        Purchases purchases = RowSections.readPurchases(in, readKept(in, base.purchases(), Purchases::new));
        ImmutableList<RecentQuery> before = base.queries();
        ImmutableList<RecentQuery> queries =
                RowSections.readQueries(in, before.subList(readGone(in, before.size()), before.size()));
        SeenItems seen = RowSections.readSeen(in, readKept(in, base.seen(), SeenItems::new));
        RecentEvents recent = base.recentEvents();
        int keptEvents = recent.length() - readGone(in, recent.length());
        recent = RowSections.readRecent(in, recent, keptEvents, ring);
        return new SubjectRow(ring, purchases, queries, seen, profile, recent, offset, RowCodec.readEmbedding(in));
    }

    /** How many are gone from the front: the fewest that leave a start of what came after. */
    private static int gone(ImmutableList<RecentQuery> base, ImmutableList<RecentQuery> next) {
        int gone = 0;
        while (base.size() - gone > next.size()
                || !base.subList(gone, base.size()).equals(next.subList(0, base.size() - gone))) {
            gone++;
        }
        return gone;
    }

    private static int readGone(RowBytes.Reader in, int size) {
        int gone = in.u8();
        if (gone > size) {
            throw new RowFormatException(gone + " elements are gone from a list of " + size);
        }
        return gone;
    }

    /** Names the items that are gone and says how many are left, which are the first of what came after. */
    private static int writeGone(RowBytes.Writer out, ItemMemory<?> base, ItemMemory<?> next) {
        byte[] gone = new byte[base.size()];
        int kept = 0;
        int n = 0;
        for (int i = 0; i < base.size(); i++) {
            if (kept < next.size() && base.sameAt(i, next, kept)) {
                kept++;
            } else {
                gone[n++] = (byte) i;
            }
        }
        out.u8(n);
        for (int i = 0; i < n; i++) {
            out.u8(gone[i]);
        }
        return kept;
    }

    private static <M extends ItemMemory<?>> M readKept(
            RowBytes.Reader in, M base, Function<ItemMemory.Columns, M> memory) {
        int n = readGone(in, base.size());
        if (n == 0) {
            return base;
        }
        ItemMemory.Columns kept = new ItemMemory.Columns(base.size());
        int from = 0;
        for (int i = 0; i < n; i++) {
            int gone = in.u8();
            if (gone < from || gone >= base.size()) {
                throw new RowFormatException("item " + gone + " is gone of " + base.size());
            }
            kept.add(base, from, gone);
            from = gone + 1;
        }
        kept.add(base, from, base.size());
        return memory.apply(kept.last(base.size()));
    }
}
