package dev.freshet.playground.bench.measure;

import static dev.freshet.playground.bench.measure.Json.orNull;
import static dev.freshet.playground.bench.measure.Json.rounded;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one variant achieved; one JSON line. A figure that does not apply is null.
 *
 * @param variant floor, full or step
 * @param guarantee exactly-once or at-least-once
 * @param eventsPerSecond answered at the peak, or with a given rate at that
 * @param latencyEventsPerSecond the rate of the open loop in which latency was measured
 * @param p50Ms median from the moment an event was due to a read_committed reader's receipt of its slate
 * @param p50MsSinceAppend the same from the broker's append of the event on, to the millisecond
 * @param cpuMicrosPerEvent processor time of the application, collections and compilation included
 * @param brokerCpuMicrosPerEvent of the broker
 * @param loadCpuMicrosPerEvent of load and reader
 * @param changelogBytesPerEvent sent to the changelog of the rows
 * @param allocatedBytesPerEvent on the application's heap
 * @param slateBytes value of a slate
 * @param rssMb resident memory of the application at the end
 * @param heapMb its heap in use at the end
 * @param commitsPerSecond transactions a second at the peak
 * @param gcShare share of the time spent in collections
 * @param cacheHitRate share of answers that cost a step
 * @param recallAt100 share of the true best 100 items that retrieval finds
 * @param warm whether the compiler was idle and the rate steady before anything was measured
 */
@JsonPropertyOrder({
    "variant",
    "guarantee",
    "eventsPerSecond",
    "p50Ms",
    "p99Ms",
    "p999Ms",
    "cpuMicrosPerEvent",
    "changelogBytesPerEvent",
    "allocatedBytesPerEvent",
    "rssMb",
    "cacheHitRate",
    "recallAt100"
})
public record Result(
        String variant,
        String guarantee,
        double eventsPerSecond,
        double latencyEventsPerSecond,
        double p50Ms,
        double p99Ms,
        double p999Ms,
        double maxMs,
        double p50MsSinceAppend,
        double p99MsSinceAppend,
        double cpuMicrosPerEvent,
        double brokerCpuMicrosPerEvent,
        double loadCpuMicrosPerEvent,
        long changelogBytesPerEvent,
        long allocatedBytesPerEvent,
        long slateBytes,
        long rssMb,
        long heapMb,
        double commitsPerSecond,
        double gcShare,
        @Nullable Double cacheHitRate,
        @Nullable Double recallAt100,
        boolean warm) {

    private static final long MB = 1 << 20;

    /**
     * Puts together what was measured.
     *
     * @param cost at the peak, or at the given rate
     * @param rate of the open loop, events a second
     * @param micros latencies in it
     * @param sinceAppend the same from the append on
     */
    public static Result of(
            String variant,
            String guarantee,
            Cost cost,
            double rate,
            Histogram micros,
            Histogram sinceAppend,
            long residentBytes,
            long heapBytes,
            double recallAt100,
            boolean warm) {
        return new Result(
                variant,
                guarantee,
                rounded(cost.eventsPerSecond()),
                rounded(rate),
                millis(micros, 50),
                millis(micros, 99),
                millis(micros, 99.9),
                rounded(micros.getMaxValue() / 1e3),
                millis(sinceAppend, 50),
                millis(sinceAppend, 99),
                rounded(cost.appCpuMicros()),
                rounded(cost.brokerCpuMicros()),
                rounded(cost.loadCpuMicros()),
                Math.round(cost.changelogBytes()),
                Math.round(cost.allocatedBytes()),
                Math.round(cost.slateBytes()),
                residentBytes / MB,
                heapBytes / MB,
                rounded(cost.commitsPerSecond()),
                rounded(cost.gcShare()),
                orNull(cost.cacheHitRate()),
                orNull(recallAt100),
                warm);
    }

    private static double millis(Histogram micros, double percentile) {
        return rounded(micros.getValueAtPercentile(percentile) / 1e3);
    }

    public String line() {
        return Json.line(this);
    }
}
