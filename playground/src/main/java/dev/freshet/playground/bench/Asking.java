package dev.freshet.playground.bench;

import static dev.freshet.playground.bench.measure.Json.rounded;

import dev.freshet.playground.bench.load.Requests;
import dev.freshet.playground.bench.load.Zipf;
import dev.freshet.playground.bench.measure.Json;
import dev.freshet.playground.bench.process.Variant;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** How long people wait who ask one instance for recommendations while events flow. */
final class Asking {

    /** Until the methods that answer requests are compiled. */
    private static final Duration LEAD = Duration.ofSeconds(30);

    private final Site site;
    private final PrintStream out;

    Asking(Site site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param p50Ms from the moment at which a request was due to its whole answer
     * @param statuses answers by status of HTTP
     * @param unanswered requests without an answer
     * @param eventP50Ms from the moment at which an event was due to the receipt of its slate, meanwhile
     */
    private record Asked(
            double requestsPerSecond,
            double eventsPerSecond,
            double p50Ms,
            double p99Ms,
            double p999Ms,
            double maxMs,
            Map<Integer, Long> statuses,
            long unanswered,
            double eventP50Ms,
            double eventP99Ms,
            double cpuMicrosPerEvent) {}

    private record Line(Asked http) {}

    /** @param perSecond requests */
    void run(double perSecond) throws InterruptedException {
        BenchOptions options = site.options();
        double rate = options.rate().orElse(1_000);
        site.serve(Variant.STEP, app -> {
            app.warmUp(options.warmUp());
            Zipf people = new Zipf(options.people(), options.zipf());
            Requests requests = new Requests(URI.create("http://127.0.0.1:" + app.httpPort()), people, options.seed());
            app.openLoop(rate, LEAD, sent -> requests.onSchedule(count(perSecond, LEAD), perSecond));
            CompletableFuture<Requests.Outcome> outcome = new CompletableFuture<>();
            OpenLoop loop = app.openLoop(
                    rate,
                    options.measured(),
                    sent -> outcome.complete(requests.onSchedule(count(perSecond, options.measured()), perSecond)));
            out.println(Json.line(new Line(line(perSecond, rate, outcome.join(), loop))));
            return loop;
        });
    }

    private static int count(double perSecond, Duration time) {
        return (int) (perSecond * time.toSeconds());
    }

    private static Asked line(double perSecond, double rate, Requests.Outcome asked, OpenLoop loop) {
        return new Asked(
                rounded(perSecond),
                rounded(rate),
                millis(asked.micros(), 50),
                millis(asked.micros(), 99),
                millis(asked.micros(), 99.9),
                millis(asked.micros(), 100),
                asked.statuses(),
                asked.unanswered(),
                millis(loop.all(), 50),
                millis(loop.all(), 99),
                rounded(loop.cost().appCpuMicros()));
    }

    private static double millis(Histogram micros, double percentile) {
        return rounded(micros.getValueAtPercentile(percentile) / 1e3);
    }
}
