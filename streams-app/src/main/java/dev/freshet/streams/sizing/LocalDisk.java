package dev.freshet.streams.sizing;

/**
 * The state, and where it lies.
 *
 * @param row bytes of a subject
 * @param held bytes of the state that an instance works on
 * @param bytes of local disk of one instance
 * @param chapter the arithmetic
 */
record LocalDisk(double row, double held, double bytes, Chapter chapter) {

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
        double copies = Math.min(1.0 + demand.standbys(), (double) bearing);
        double held = a.bytes(
                "active state of an instance",
                demand.users() * row / bearing,
                "{} subjects x {} B / {} instances",
                demand.users(),
                row,
                bearing);
        double disk = a.bytes(
                "local disk of an instance",
                held * copies * WHILE_COMPACTING,
                "{} x {} copies (1 + {} standbys, one an instance at most) x {} while compacting",
                Amount.bytes(held),
                copies,
                demand.standbys(),
                WHILE_COMPACTING);
        return new LocalDisk(row, held, disk, a.done());
    }
}
