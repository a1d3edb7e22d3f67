package dev.freshet.playground.bench;

import dev.freshet.playground.bench.measure.Cost;
import dev.freshet.playground.bench.measure.Ratios;
import dev.freshet.playground.bench.measure.Result;
import dev.freshet.playground.bench.process.Variant;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Variants one after the other: one line each, and one with the ratios. */
final class Comparison {

    /** Latency is asked for at this rate, events a second, unless the variant cannot bear it. */
    private static final double LATENCY_RATE = 1_000;

    private static final double BEARABLE = 0.6;

    private final Site site;
    private final BenchOptions options;
    private final boolean profiled;
    private final PrintStream out;

    /** @param profiled whether each variant gets a line about where its time goes, before its own; not at a fixed rate */
    Comparison(Site site, boolean profiled, PrintStream out) {
        this.profiled = profiled;
        this.site = site;
        this.options = site.options();
        this.out = out;
    }

    void run(List<Variant> variants) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        for (Variant variant : variants) {
            Result result = site.serve(variant, app -> measure(variant, app));
            out.println(result.line());
            results.add(result);
        }
        out.println(Ratios.of(results).line());
    }

    private Result measure(Variant variant, LoadedApp app) throws InterruptedException {
        boolean warm = app.warmUp(options.warmUp());
        if (options.rate().isPresent()) {
            OpenLoop loop = app.openLoop(options.rate().getAsDouble(), options.measured());
            return result(variant, loop.cost(), loop, app, warm);
        }
        Cost peak = app.peak(options.measured());
        if (profiled) {
            profile(variant, app);
        }
        double rate = Math.min(LATENCY_RATE, BEARABLE * peak.eventsPerSecond());
        return result(variant, peak, app.openLoop(rate, options.measured()), app, warm);
    }

    /** By itself, so that recording burdens no figure. */
    private void profile(Variant variant, LoadedApp app) throws InterruptedException {
        LoadedApp.Recorded recorded = app.recordedPeak(options.measured(), site.folder());
        out.println(recorded.profile().line(variant.word(), recorded.cost()));
    }

    private Result result(Variant variant, Cost cost, OpenLoop loop, LoadedApp app, boolean warm) {
        if (cost.fallbacks() > 0) {
            site.say(variant.word() + ": " + cost.fallbacks() + " slates were made without the model");
        }
        return Result.of(
                variant.word(),
                options.guaranteeWord(),
                cost,
                loop.rate(),
                loop.all(),
                loop.sinceAppend(),
                app.residentBytes(),
                app.stats().heapBytes(),
                variant == Variant.FLOOR ? Double.NaN : site.shop().recallAt100(),
                warm);
    }
}
