package dev.freshet.playground.bench;

import static dev.freshet.playground.bench.measure.Json.rounded;

import dev.freshet.playground.bench.measure.Json;
import dev.freshet.playground.bench.process.Variant;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.ModelPointer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** How long events wait while another model is put into service. */
final class Swap {

    private static final Duration BEFORE = Duration.ofSeconds(15);
    private static final Duration AFTER = Duration.ofSeconds(45);
    private static final double DEFAULT_RATE = 500;

    private final Site site;
    private final PrintStream out;

    Swap(Site site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param inServiceAfterMs from the publishing of the pointer to the new model in service
     * @param p50MsBefore of the events due before the publishing
     * @param maxMsBefore longest of them
     * @param maxMsAround longest of the events due from the publishing to the end
     * @param longestDelayMs the latter above the median before
     */
    private record Swapped(
            String variant,
            double eventsPerSecond,
            long inServiceAfterMs,
            double p50MsBefore,
            double p99MsBefore,
            double maxMsBefore,
            double p99MsAround,
            double maxMsAround,
            double longestDelayMs) {}

    private record Line(Swapped swap) {}

    void run(Variant variant) throws InterruptedException {
        ModelPointer second =
                SecondBundle.copy(site.shop().pointer(), site.folder().resolve("second-bundle"));
        double rate = site.options().rate().orElse(DEFAULT_RATE);
        site.serve(variant, app -> {
            app.warmUp(site.options().warmUp());
            AtomicLong took = new AtomicLong();
            OpenLoop loop = app.openLoop(rate, BEFORE.plus(AFTER), sent -> {
                Thread.sleep(BEFORE.toMillis());
                took.set(publish(app, second));
            });
            Histogram before = loop.between(Duration.ZERO, BEFORE);
            Histogram around = loop.between(BEFORE, BEFORE.plus(AFTER));
            double usual = before.getValueAtPercentile(50) / 1e3;
            out.println(Json.line(new Line(new Swapped(
                    variant.word(),
                    rounded(rate),
                    took.get(),
                    rounded(usual),
                    rounded(before.getValueAtPercentile(99) / 1e3),
                    rounded(before.getMaxValue() / 1e3),
                    rounded(around.getValueAtPercentile(99) / 1e3),
                    rounded(around.getMaxValue() / 1e3),
                    rounded(around.getMaxValue() / 1e3 - usual)))));
            return loop;
        });
    }

    /** Milliseconds until the model is in service. */
    private long publish(LoadedApp app, ModelPointer second) throws InterruptedException {
        long start = System.nanoTime();
        app.stand().publish(second, site.schemas());
        while (!app.stats().model().equals(second.version())) {
            if (System.nanoTime() - start > AFTER.toNanos()) {
                throw new OperatorError(
                        "the second model is not in service " + AFTER.toSeconds() + " s after its pointer");
            }
            Thread.sleep(50);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
