package dev.freshet.playground.bench;

import dev.freshet.playground.bench.measure.Cost;
import dev.freshet.playground.bench.measure.Latencies;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What an open loop cost, and how late its slates were.
 *
 * @param rate events a second
 * @param cost over all measured events
 * @param latencies of all, warm-up included
 * @param skipped events of the warm-up
 */
record OpenLoop(double rate, Cost cost, Latencies latencies, int skipped) {

    /** Microseconds of all measured events. */
    Histogram all() {
        return latencies.histogram(skipped, latencies.size());
    }

    /** Microseconds of all measured events from their append on. */
    Histogram sinceAppend() {
        return latencies.sinceAppend(skipped, latencies.size());
    }

    /** Microseconds of the events due between two moments, counted from where the measuring began. */
    Histogram between(Duration from, Duration to) {
        return latencies.histogram(place(from), place(to));
    }

    private int place(Duration moment) {
        return (int) Math.max(skipped, Math.min(latencies.size(), skipped + moment.toMillis() / 1e3 * rate));
    }
}
