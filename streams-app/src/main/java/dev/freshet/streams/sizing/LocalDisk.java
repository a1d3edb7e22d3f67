package dev.freshet.streams.sizing;

/**
 * The state, and where it lies.
 *
 * @param row bytes of a subject
 * @param bytes of local disk of one instance
 * @param chapter the arithmetic
 */
record LocalDisk(double row, double bytes, Chapter chapter) {

    /** Compaction writes what it keeps anew before it removes the old, on disks of both kinds. */
    static final double WHILE_COMPACTING = 2;

    /** Key, timestamp and RocksDB's own bytes beside a row: an assumption. */
    private static final double BESIDE_A_ROW = 40;

    static LocalDisk of(Demand demand, long bearing) {
        Arithmetic a = new Arithmetic("State: local disk of an instance");
        double slope = (Measured.FULL_ROW_BYTES - Measured.SMALL_ROW_BYTES)
                / (Measured.FULL_ROW_EVENTS - Measured.SMALL_ROW_EVENTS);
        double past = Math.min(Math.max(demand.pastEvents(), Measured.SMALL_ROW_EVENTS), Measured.FULL_ROW_EVENTS);
        double wider = Float.BYTES * (double) (demand.dimensions() - Measured.DIMENSIONS);
        double row = a.bytes(
                "row of a subject",
                Measured.SMALL_ROW_BYTES + slope * (past - Measured.SMALL_ROW_EVENTS) + wider + BESIDE_A_ROW,
                "{} + {} x ({} events - {}) + {} for the dimensions + {} beside it",
                Measured.SMALL_ROW_BYTES,
                slope,
                past,
                Measured.SMALL_ROW_EVENTS,
                wider,
                BESIDE_A_ROW);
        double all = a.bytes(
                "state with its copies",
                demand.users() * row * (1 + demand.standbys()),
                "{} subjects x {} B x (1 + {} standbys)",
                demand.users(),
                row,
                demand.standbys());
        double disk = a.bytes(
                "local disk of an instance",
                all / bearing * WHILE_COMPACTING,
                "{} / {} instances x {} while compacting",
                Amount.bytes(all),
                bearing,
                WHILE_COMPACTING);
        return new LocalDisk(row, disk, a.done());
    }
}
