package dev.freshet.streams.sizing;

import dev.freshet.streams.config.InvalidSettings;
import java.util.List;

/**
 * Who does the work.
 *
 * @param threads stream threads of all instances together
 * @param instances of which one may be missing at the busiest time
 * @param bearing instances that bear the load when one is missing
 * @param threadsPerInstance the setting delivery.threads
 * @param partitions the setting topics.partitions
 * @param itemPartitions the setting topics.item-partitions
 * @param brokerCores cores of all brokers together
 * @param chapter the arithmetic
 */
record Cpu(
        long threads,
        long instances,
        long bearing,
        long threadsPerInstance,
        long partitions,
        long itemPartitions,
        double brokerCores,
        Chapter chapter) {

    /** So that the shop may double. */
    private static final int ROOM_TO_GROW = 2;

    /** @throws InvalidSettings if commits alone would use up a thread */
    static Cpu of(Demand demand) {
        Arithmetic a = new Arithmetic("CPU: threads, instances, partitions");
        double events = demand.eventsPerSecond();
        double hits = a.number(
                "events whose subject is in the cache",
                1 - 1 / demand.eventsPerVisit(),
                "of all",
                "1 - 1 / {} events a visit",
                demand.eventsPerVisit());
        double event = a.number(
                "CPU of an event",
                hits * Measured.STEP_CPU_US + (1 - hits) * Measured.FULL_CPU_US,
                "us",
                "{} x {} us + {} x {} us",
                hits,
                Measured.STEP_CPU_US,
                1 - hits,
                Measured.FULL_CPU_US);
        double commits = 1000.0 / demand.commitMs();
        double commitShare = a.number(
                "CPU of commits",
                commits * Measured.COMMIT_CPU_US / 1e6,
                "cores a thread",
                "1,000 / {} ms x {} us",
                demand.commitMs(),
                Measured.COMMIT_CPU_US);
        if (commitShare >= demand.busy()) {
            throw new InvalidSettings(
                    List.of("--commit-ms: '" + demand.commitMs() + "' is not allowed; commits alone would take "
                            + Amount.number(commitShare) + " of each thread's " + demand.busy() + " cores"));
        }
        double perThread = a.number(
                "events/s of a thread",
                (demand.busy() - commitShare) * 1e6 / event,
                "",
                "({} busy - {}) / {} us",
                demand.busy(),
                commitShare,
                event);
        long threads = a.whole("threads", events / perThread, "", "{} events/s / {}", events, perThread);
        double cores = threads;
        if (demand.requestsPerSecond() > 0) {
            cores += a.whole(
                    "cores for requests",
                    demand.requestsPerSecond() * Measured.REQUEST_CPU_US / 1e6 / demand.busy(),
                    "",
                    "{}/s x {} us / {} busy",
                    demand.requestsPerSecond(),
                    Measured.REQUEST_CPU_US,
                    demand.busy());
        }
        long bearing = a.whole(
                "instances that bear the load",
                cores / demand.cores(),
                "",
                "{} / {} cores each",
                cores,
                demand.cores());
        long instances = a.whole("instances, one of which may be missing", bearing + 1.0, "", "{} + 1", bearing);
        long threadsPerInstance = a.whole(
                "threads of each (delivery.threads)", (double) threads / bearing, "", "{} / {}", threads, bearing);
        long partitions = a.whole(
                "partitions (topics.partitions)",
                Math.max(6, 6 * Math.ceil(threads * ROOM_TO_GROW / 6.0)),
                "",
                "{} threads x {} to grow, in sixes",
                threads,
                ROOM_TO_GROW);
        double itemThreads = events * event * Measured.ITEM_SIDE_SHARE / 1e6 / demand.busy();
        long itemPartitions = a.whole(
                "item partitions (topics.item-partitions)",
                Math.max(4, 2 * Math.ceil(itemThreads)),
                "",
                "{} events/s x {} us x {} / {} busy x {}, at least 4",
                events,
                event,
                Measured.ITEM_SIDE_SHARE,
                demand.busy(),
                ROOM_TO_GROW);
        double brokers = a.number(
                "cores of all brokers",
                events * Measured.BROKER_CPU_US / 1e6 + threads * commits * Measured.COMMIT_BROKER_CPU_US / 1e6,
                "",
                "{} events/s x {} us + {} threads x {} commits/s x {} us",
                events,
                Measured.BROKER_CPU_US,
                threads,
                commits,
                Measured.COMMIT_BROKER_CPU_US);
        return new Cpu(threads, instances, bearing, threadsPerInstance, partitions, itemPartitions, brokers, a.done());
    }
}
