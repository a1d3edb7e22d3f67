package dev.freshet.playground.bench;

import static dev.freshet.playground.bench.measure.Json.rounded;

import dev.freshet.playground.bench.measure.Cost;
import dev.freshet.playground.bench.measure.Json;
import dev.freshet.playground.bench.process.AppStats;
import dev.freshet.playground.bench.process.Variant;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A long open loop: whether memory, latency and lag stay flat. One line a slice of time, and one in sum. */
final class Soak {

    private static final Duration SLICE = Duration.ofSeconds(30);
    /** Of the peak, where no rate is given. */
    private static final double SHARE = 0.7;

    private static final long MB = 1 << 20;

    private final Site site;
    private final PrintStream out;

    Soak(Site site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    /**
     * How it was in one slice.
     *
     * @param second at its end, since the measuring began
     * @param backlog events sent and not answered at its end
     */
    private record Slice(
            long second,
            long answered,
            long backlog,
            long rssMb,
            long heapMb,
            double p50Ms,
            double p99Ms,
            double maxMs) {}

    /** @param backlogGrowth events a second, over the last two thirds */
    private record Sum(
            String variant,
            double eventsPerSecond,
            double p50Ms,
            double p99Ms,
            double p999Ms,
            double p99MsFirstThird,
            double p99MsLastThird,
            long rssMbFirstThird,
            long rssMbLastThird,
            double backlogGrowth,
            double cpuMicrosPerEvent) {}

    private record Line(Sum soak) {}

    private record Sample(long second, long answered, long backlog, long rssBytes, long heapBytes) {}

    void run(Variant variant, Duration length) throws InterruptedException {
        site.serve(variant, app -> {
            BenchOptions options = site.options();
            app.warmUp(options.warmUp());
            double rate = options.rate().isPresent()
                    ? options.rate().getAsDouble()
                    : SHARE * app.peak(options.measured()).eventsPerSecond();
            site.say("soak: " + Math.round(rate) + " events/s for " + length.toMinutes() + " min");
            List<Sample> samples = new ArrayList<>();
            OpenLoop loop = app.openLoop(rate, length, sent -> {
                long before = app.answered();
                long start = System.nanoTime();
                for (long slice = 1; slice * SLICE.toSeconds() <= length.toSeconds(); slice++) {
                    long end = start + slice * SLICE.toNanos();
                    Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
                    AppStats stats = app.stats();
                    long answered = app.answered();
                    samples.add(new Sample(
                            slice * SLICE.toSeconds(),
                            answered - before,
                            sent.getAsLong() - answered,
                            app.residentBytes(),
                            stats.heapBytes()));
                    site.say("soak: " + samples.get(samples.size() - 1));
                }
            });
            samples.forEach(sample -> out.println(Json.line(slice(sample, loop))));
            out.println(Json.line(new Line(sum(variant, samples, loop, length))));
            return loop;
        });
    }

    private static Slice slice(Sample sample, OpenLoop loop) {
        Histogram micros =
                loop.between(Duration.ofSeconds(sample.second()).minus(SLICE), Duration.ofSeconds(sample.second()));
        return new Slice(
                sample.second(),
                sample.answered(),
                sample.backlog(),
                sample.rssBytes() / MB,
                sample.heapBytes() / MB,
                millis(micros, 50),
                millis(micros, 99),
                millis(micros, 100));
    }

    private static Sum sum(Variant variant, List<Sample> samples, OpenLoop loop, Duration length) {
        Duration third = length.dividedBy(3);
        Cost cost = loop.cost();
        Sample early = samples.get(samples.size() / 3);
        Sample last = samples.get(samples.size() - 1);
        return new Sum(
                variant.word(),
                rounded(cost.eventsPerSecond()),
                millis(loop.all(), 50),
                millis(loop.all(), 99),
                millis(loop.all(), 99.9),
                millis(loop.between(Duration.ZERO, third), 99),
                millis(loop.between(length.minus(third), length), 99),
                early.rssBytes() / MB,
                last.rssBytes() / MB,
                rounded((last.backlog() - early.backlog()) / (double) Math.max(1, last.second() - early.second())),
                rounded(cost.appCpuMicros()));
    }

    private static double millis(Histogram micros, double percentile) {
        return rounded(micros.getValueAtPercentile(percentile) / 1e3);
    }
}
