package dev.freshet.streams.sizing;

/**
 * What must be read from changelogs when an instance dies.
 *
 * @param seconds to bring back what it held, where no standby lives
 * @param chapter the arithmetic
 */
record Restore(double seconds, Chapter chapter) {

    static Restore of(Demand demand, LocalDisk disk) {
        Arithmetic a = new Arithmetic("When an instance dies");
        double speed = a.rate(
                "restore, at least",
                Measured.RESTORED_BYTES / Measured.RESTORED_IN_MS * 1000,
                "{} in {} ms",
                Amount.bytes(Measured.RESTORED_BYTES),
                Measured.RESTORED_IN_MS);
        double held = disk.held();
        double seconds = a.number(
                demand.standbys() > 0 ? "restore, if the standbys died too" : "restore of what it held",
                held / speed,
                "s",
                "{} / {}/s",
                Amount.bytes(held),
                Amount.bytes(speed));
        return new Restore(seconds, a.done());
    }
}
