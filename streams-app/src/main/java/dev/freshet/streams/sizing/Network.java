package dev.freshet.streams.sizing;

/**
 * Bytes a second at the busiest time.
 *
 * @param in received by the brokers from producers
 * @param out sent by the brokers to consumers
 * @param between copied by the brokers among themselves
 * @param chapter the arithmetic
 */
record Network(double in, double out, double between, Chapter chapter) {

    static Network of(Demand demand, long instances) {
        Arithmetic a = new Arithmetic("Network at the busiest time, nothing compressed");
        double events = demand.eventsPerSecond();
        double signals = a.number(
                "signals",
                Math.min(events, demand.items() / demand.signalSeconds()),
                "a second",
                "the less of {} events/s and {} items / {} s",
                events,
                demand.items(),
                demand.signalSeconds());
        double counts = a.rate(
                "counts of items, for their changelog",
                (events + signals) * Measured.COUNT_BYTES,
                "({} events/s + {} signals/s) x {} B",
                events,
                signals,
                Measured.COUNT_BYTES);
        double made = Measured.SLATE_BYTES + Measured.CHANGELOG_BYTES + Measured.ACTIVITY_BYTES;
        double in = a.rate(
                "into the brokers",
                events * (Measured.EVENT_BYTES + made) + counts + signals * Measured.SIGNAL_BYTES,
                "{}/s x ({} event + {} slate + {} changelog + {} activity) + {}/s + {}/s x {} signal",
                events,
                Measured.EVENT_BYTES,
                Measured.SLATE_BYTES,
                Measured.CHANGELOG_BYTES,
                Measured.ACTIVITY_BYTES,
                Amount.bytes(counts),
                signals,
                Measured.SIGNAL_BYTES);
        double between = a.rate(
                "between the brokers",
                in * (demand.replicas() - 1),
                "{}/s x ({} replicas - 1)",
                Amount.bytes(in),
                demand.replicas());
        double everywhere = a.rate(
                "signals to every instance",
                signals * Measured.SIGNAL_BYTES * instances,
                "{}/s x {} B x {} instances",
                signals,
                Measured.SIGNAL_BYTES,
                instances);
        double out = a.rate(
                "out of the brokers",
                events * (Measured.EVENT_BYTES + Measured.SLATE_BYTES + Measured.ACTIVITY_BYTES)
                        + demand.standbys() * (events * Measured.CHANGELOG_BYTES + counts)
                        + everywhere,
                "{}/s x ({} + {} + {}), one reader each, + {} standbys x ({}/s x {} + {}/s) + {}/s",
                events,
                Measured.EVENT_BYTES,
                Measured.SLATE_BYTES,
                Measured.ACTIVITY_BYTES,
                demand.standbys(),
                events,
                Measured.CHANGELOG_BYTES,
                Amount.bytes(counts),
                Amount.bytes(everywhere));
        return new Network(in, out, between, a.done());
    }
}
