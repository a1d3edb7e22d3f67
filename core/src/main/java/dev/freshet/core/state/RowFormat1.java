package dev.freshet.core.state;

/** What differs in rows of format 1, which are read and no longer written. */
final class RowFormat1 {

    private RowFormat1() {}

    /** Each: 8 item hash, varint times, varint last time. */
    static Purchases readPurchases(RowBytes.Reader in) {
        int size = in.u8();
        ItemMemory.Columns columns = new ItemMemory.Columns(size);
        for (int i = 0; i < size; i++) {
            long itemHash = in.i64();
            int times = in.count();
            PurchaseMemory.requireTimes(times);
            columns.add(itemHash, times, in.time());
        }
        return new Purchases(columns);
    }

    /** Each: 8 event hash, oldest first. */
    static RecentEvents readRecent(RowBytes.Reader in) {
        long[] hashes = new long[in.u8()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.i64();
        }
        return new RecentEvents(hashes);
    }
}
