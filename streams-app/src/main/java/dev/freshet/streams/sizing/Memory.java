package dev.freshet.streams.sizing;

/**
 * Memory of one instance.
 *
 * @param bytes of all of it
 * @param heapMib the heap, -Xmx
 * @param cacheMib the setting model.cache-mb
 * @param rowCacheMib the setting state.row-cache-mb
 * @param chapter the arithmetic
 */
record Memory(double bytes, long heapMib, long cacheMib, long rowCacheMib, Chapter chapter) {

    private static final double MIB = 1_048_576;

    /** Titles, categories, prices and what the indexes add for an item: an assumption. */
    private static final double CATALOG_ITEM = 1_500;

    /**
     * An item's signal with all thirty items visited before it, by arithmetic: 500 for its bytes and their entry in the store, 1,400 for sums
     * and followers in VisitIndex and its snapshot, 1,700 for a hundred neighbours once somebody asked for them.
     */
    private static final double SIGNAL = 3_600;

    /** Heap for everything besides the caches and the catalog, as in the measured load. */
    private static final double HEAP_BASE_MIB = 1_024;

    static Memory of(Demand demand, long bearing) {
        Arithmetic a = new Arithmetic("Memory of an instance");
        double scale = (double) demand.dimensions() / Measured.DIMENSIONS;
        double visitors = a.number(
                "subjects on a visit",
                Math.min(
                        (double) demand.users(),
                        Math.ceil(demand.eventsPerSecond() / demand.eventsPerVisit() * demand.visitMinutes() * 60)),
                "",
                "{} events/s / {} a visit x {} min x 60, at most all {}",
                demand.eventsPerSecond(),
                demand.eventsPerVisit(),
                demand.visitMinutes(),
                demand.users());
        double here = a.number(
                "of them on an instance", Math.ceil(visitors / bearing), "", "{} / {} instances", visitors, bearing);
        long cache = a.whole(
                "model.cache-mb",
                Math.max(16, here * Measured.CACHED_SUBJECT_BYTES * scale / MIB),
                "MiB",
                "{} x {} B x {} for the dimensions",
                here,
                Measured.CACHED_SUBJECT_BYTES,
                scale);
        long rows = a.whole(
                "state.row-cache-mb",
                Math.max(16, here * Measured.CACHED_ROW_BYTES / MIB),
                "MiB",
                "{} x {} B",
                here,
                Measured.CACHED_ROW_BYTES);
        long items = a.whole(
                "catalog and its index",
                demand.items() * (Measured.ITEM_MEMORY_BYTES * scale + CATALOG_ITEM) / MIB,
                "MiB",
                "{} items x ({} B x {} + {} B)",
                demand.items(),
                Measured.ITEM_MEMORY_BYTES,
                scale,
                CATALOG_ITEM);
        long signals = a.whole(
                "item signals and the visits in them",
                demand.items() * SIGNAL / MIB,
                "MiB",
                "{} items x {} B",
                demand.items(),
                SIGNAL);
        long heap = a.whole(
                "heap (-Xmx)",
                HEAP_BASE_MIB + 2.0 * cache + rows + 2.0 * items + signals,
                "MiB",
                "{} + 2 x {}, the most that the cache may take of it, + {} + 2 x {} while it is made anew + {}",
                HEAP_BASE_MIB,
                cache,
                rows,
                items,
                signals);
        double outside = Measured.RESIDENT_MIB - Measured.RESIDENT_HEAP_MIB;
        double all = a.bytes(
                "memory",
                (heap + outside) * MIB,
                "{} MiB + {} MiB outside of the heap, RocksDB's 256 included",
                heap,
                outside);
        return new Memory(all, heap, cache, rows, a.done());
    }
}
