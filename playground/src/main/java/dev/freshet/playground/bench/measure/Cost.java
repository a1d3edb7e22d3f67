package dev.freshet.playground.bench.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What went on between two readings. Per answered event unless said otherwise.
 *
 * @param eventsPerSecond answered, as a reader of the slates sees it
 * @param appCpuMicros processor time of the application
 * @param brokerCpuMicros of the broker
 * @param loadCpuMicros of load and reader
 * @param changelogBytes sent to the changelog of the rows
 * @param allocatedBytes on the application's heap
 * @param slateBytes value of a slate
 * @param commitsPerSecond transactions a second
 * @param cacheHitRate share of the model's answers that cost a step; NaN where nothing was looked up
 * @param gcShare share of the time spent in collections
 * @param fallbacks slates without a model, all of them
 * @param threadCpuMicros processor time of each of the application's threads that were alive at the end, by id
 */
public record Cost(
        double eventsPerSecond,
        double appCpuMicros,
        double brokerCpuMicros,
        double loadCpuMicros,
        double changelogBytes,
        double allocatedBytes,
        double slateBytes,
        double commitsPerSecond,
        double cacheHitRate,
        double gcShare,
        long fallbacks,
        Map<Long, Double> threadCpuMicros) {

    public Cost {
        threadCpuMicros = Map.copyOf(threadCpuMicros);
    }

    public static Cost between(Reading from, Reading to) {
        double events = to.answered() - from.answered();
        double seconds = (to.nanos() - from.nanos()) / 1e9;
        if (events <= 0) {
            throw new IllegalArgumentException("no slate came within " + seconds + " s");
        }
        double hits = to.app().cacheHits() - from.app().cacheHits();
        double misses = to.app().cacheMisses() - from.app().cacheMisses();
        return new Cost(
                events / seconds,
                micros(from.appCpu(), to.appCpu()) / events,
                micros(from.brokerCpu(), to.brokerCpu()) / events,
                micros(from.ownCpu(), to.ownCpu()) / events,
                (to.app().changelogBytes() - from.app().changelogBytes()) / events,
                (to.app().allocatedBytes() - from.app().allocatedBytes()) / events,
                (to.slateBytes() - from.slateBytes()) / events,
                (to.app().commits() - from.app().commits()) / seconds,
                hits / (hits + misses),
                (to.app().gcMillis() - from.app().gcMillis()) / 1e3 / seconds,
                to.app().fallbacks() - from.app().fallbacks(),
                threadCpu(from.app().threadCpuNanos(), to.app().threadCpuNanos(), events));
    }

    private static Map<Long, Double> threadCpu(Map<Long, Long> from, Map<Long, Long> to, double events) {
        Map<Long, Double> each = new HashMap<>();
        to.forEach((thread, nanos) -> each.put(thread, (nanos - from.getOrDefault(thread, 0L)) / 1e3 / events));
        return each;
    }

    private static double micros(Duration from, Duration to) {
        return to.minus(from).toNanos() / 1e3;
    }
}
