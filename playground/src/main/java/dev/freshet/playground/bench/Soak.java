package dev.freshet.playground.bench;

import static dev.freshet.playground.bench.measure.Json.rounded;

import dev.freshet.playground.bench.measure.Cost;
import dev.freshet.playground.bench.measure.Json;
import dev.freshet.playground.bench.measure.Reading;
import dev.freshet.playground.bench.process.Variant;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A long open loop: whether memory, latency and lag stay flat. One line a slice of time, and one in sum. Short slices show what a
 * late slate coincides with.
 */
final class Soak {

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
     * @param appCores processor time of the application a second; collections and compilation included
     * @param collectMs time in collections of the application
     * @param compileMs time in which its methods were compiled
     */
    private record Slice(
            long second,
            long answered,
            long backlog,
            long rssMb,
            long heapMb,
            double appCores,
            double brokerCores,
            long collectMs,
            long compileMs,
            double p50Ms,
            double p99Ms,
            double maxMs) {}

    /**
     * Over all slices.
     *
     * @param p50MsSinceAppend from the broker's append of the event on
     * @param backlogGrowth events a second, over the last two thirds
     */
    private record Sum(
            String variant,
            double eventsPerSecond,
            double p50Ms,
            double p99Ms,
            double p999Ms,
            double p50MsSinceAppend,
            double p99MsSinceAppend,
            double p99MsFirstThird,
            double p99MsLastThird,
            long rssMbFirstThird,
            long rssMbLastThird,
            double backlogGrowth,
            double cpuMicrosPerEvent) {}

    private record Line(Sum soak) {}

    /** What the meters said before and after a slice. */
    private record Sample(long second, Reading from, Reading to, long backlog, long rssBytes) {

        long heapBytes() {
            return to.app().heapBytes();
        }
    }

    void run(Variant variant, Duration length, Duration slice) throws InterruptedException {
        site.serve(variant, app -> {
            BenchOptions options = site.options();
            app.warmUp(options.warmUp());
            double rate = options.rate().isPresent()
                    ? options.rate().getAsDouble()
                    : SHARE * app.peak(options.measured()).eventsPerSecond();
            site.say("soak: " + Math.round(rate) + " events/s for " + length.toMinutes() + " min");
            List<Sample> samples = new ArrayList<>();
            OpenLoop loop = app.openLoop(rate, length, sent -> {
                long start = System.nanoTime();
                Reading from = app.read();
                for (long end = slice.toSeconds(); end <= length.toSeconds(); end += slice.toSeconds()) {
                    Thread.sleep(Math.max(0, end * 1_000 - (System.nanoTime() - start) / 1_000_000));
                    Reading to = app.read();
                    Sample sample = new Sample(end, from, to, sent.getAsLong() - to.answered(), app.residentBytes());
                    samples.add(sample);
                    site.say("soak: second " + end + ", " + sample.backlog() + " events wait");
                    from = to;
                }
            });
            samples.forEach(sample -> out.println(Json.line(slice(sample, slice, loop))));
            out.println(Json.line(new Line(sum(variant, samples, loop, length))));
            return loop;
        });
    }

    private static Slice slice(Sample sample, Duration length, OpenLoop loop) {
        Duration end = Duration.ofSeconds(sample.second());
        Histogram micros = loop.between(end.minus(length), end);
        Reading from = sample.from();
        Reading to = sample.to();
        double nanos = to.nanos() - from.nanos();
        return new Slice(
                sample.second(),
                to.answered() - from.answered(),
                sample.backlog(),
                sample.rssBytes() / MB,
                sample.heapBytes() / MB,
                rounded(to.appCpu().minus(from.appCpu()).toNanos() / nanos),
                rounded(to.brokerCpu().minus(from.brokerCpu()).toNanos() / nanos),
                to.app().gcMillis() - from.app().gcMillis(),
                to.app().compileMillis() - from.app().compileMillis(),
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
                millis(loop.sinceAppend(), 50),
                millis(loop.sinceAppend(), 99),
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
