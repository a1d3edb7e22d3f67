package dev.freshet.streams.sizing;

/**
 * What the brokers keep.
 *
 * @param bytes of all brokers together
 * @param chapter the arithmetic
 */
record TopicDisk(double bytes, Chapter chapter) {

    private static final double DAY_SECONDS = 86_400;

    /** @param row bytes of a subject */
    static TopicDisk of(Demand demand, double row) {
        Arithmetic a = new Arithmetic("Topics: disk of all brokers");
        double average = a.number(
                "average events/s",
                demand.eventsPerSecond() / demand.peakToAverage(),
                "",
                "{} / {}",
                demand.eventsPerSecond(),
                demand.peakToAverage());
        double events = a.bytes(
                "user-events",
                average * Measured.EVENT_BYTES * DAY_SECONDS * demand.eventDays(),
                "{}/s x {} B x 86,400 s x {} days",
                average,
                Measured.EVENT_BYTES,
                demand.eventDays());
        double slates = a.bytes(
                "recommendations",
                average * Measured.SLATE_BYTES * DAY_SECONDS * demand.slateDays(),
                "{}/s x {} B x 86,400 s x {} days",
                average,
                Measured.SLATE_BYTES,
                demand.slateDays());
        double changelog = a.bytes(
                "changelog of the rows",
                demand.users() * row * LocalDisk.WHILE_COMPACTING,
                "{} subjects x {} B x {} while compacting",
                demand.users(),
                row,
                LocalDisk.WHILE_COMPACTING);
        double all = a.bytes(
                "all brokers",
                (events + slates + changelog) * demand.replicas(),
                "({} + {} + {}) x {} replicas",
                Amount.bytes(events),
                Amount.bytes(slates),
                Amount.bytes(changelog),
                demand.replicas());
        return new TopicDisk(all, a.done());
    }
}
