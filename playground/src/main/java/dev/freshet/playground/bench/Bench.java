package dev.freshet.playground.bench;

import dev.freshet.playground.bench.measure.Cost;
import dev.freshet.playground.bench.measure.Ratios;
import dev.freshet.playground.bench.measure.Result;
import dev.freshet.playground.bench.measure.SlateReader;
import dev.freshet.playground.bench.process.BrokerMain;
import dev.freshet.playground.bench.process.ChildJvm;
import dev.freshet.playground.bench.process.Variant;
import dev.freshet.playground.broker.TemporaryFolder;
import dev.freshet.playground.bundle.DemoBundle;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.OperatorError;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures variants one after the other on one broker. */
final class Bench {

    private static final Duration LATENCY_WARM_UP = Duration.ofSeconds(3);
    /** Latency is asked for at this rate, unless the variant cannot bear it. */
    private static final double LATENCY_RATE = 1_000;

    private static final double BEARABLE = 0.6;

    private final BenchOptions options;
    private final PrintStream out;
    private final PrintStream progress;
    private final ReleasedSchemas schemas = ReleasedSchemas.load();

    /**
     * @param out gets one line of JSON a variant and one with the ratios
     * @param progress gets lines for people
     */
    Bench(BenchOptions options, PrintStream out, PrintStream progress) {
        this.options = options;
        this.out = out;
        this.progress = progress;
    }

    int run() {
        try (TemporaryFolder folder = TemporaryFolder.create("freshet-bench-")) {
            Thread cleaner = new Thread(folder::close, "freshet-bench-clean");
            Runtime.getRuntime().addShutdownHook(cleaner);
            try {
                measure(folder.path());
                return 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OperatorError("interrupted", e);
            }
        }
    }

    private void measure(Path folder) throws InterruptedException {
        try (ChildJvm broker = ChildJvm.start(
                "broker", BrokerMain.class, List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC"), folder, List.of())) {
            String bootstrapServers = broker.reply();
            Path bundle = options.model().orElseGet(() -> DemoBundle.unpack(folder.resolve("bundle")));
            progress.printf(
                    Locale.ROOT,
                    "%,d people with %,d past events each, %,d products%n",
                    options.people(),
                    options.history(),
                    options.items());
            Shop shop = Shop.open(options, bundle, schemas);
            progress.printf(Locale.ROOT, "rows of %,d bytes%n", meanBytes(shop));
            List<Result> results = new ArrayList<>();
            for (Variant variant : options.variants()) {
                Result result = measure(variant, shop, broker, bootstrapServers, folder);
                out.println(result.line());
                results.add(result);
            }
            out.println(Ratios.of(results).line());
        }
    }

    private Result measure(Variant variant, Shop shop, ChildJvm broker, String bootstrapServers, Path folder)
            throws InterruptedException {
        progress.println(variant.word() + ": writing the rows");
        try (Stand stand = Stand.set(options, variant, bootstrapServers, folder)) {
            stand.prepare(shop, options.people(), schemas);
            progress.println(variant.word() + ": the application reads them");
            try (ChildJvm app = stand.startApp();
                    SlateReader reader =
                            SlateReader.start(bootstrapServers, stand.topics().recommendations())) {
                progress.println(variant.word() + ": load");
                VariantRun run = new VariantRun(stand, broker, app, reader, shop.events());
                return options.rate().isPresent()
                        ? atRate(variant, run, options.rate().getAsDouble(), app)
                        : atPeak(variant, run, app);
            }
        }
    }

    private Result atPeak(Variant variant, VariantRun run, ChildJvm app) throws InterruptedException {
        Cost cost = run.peak(options.warmUp(), options.measured());
        double rate = Math.min(LATENCY_RATE, BEARABLE * cost.eventsPerSecond());
        VariantRun.OpenLoop loop = run.openLoop(rate, LATENCY_WARM_UP, options.measured());
        return result(variant, cost, rate, loop, app);
    }

    private Result atRate(Variant variant, VariantRun run, double rate, ChildJvm app) throws InterruptedException {
        VariantRun.OpenLoop loop = run.openLoop(rate, options.warmUp(), options.measured());
        return result(variant, loop.cost(), rate, loop, app);
    }

    private Result result(Variant variant, Cost cost, double rate, VariantRun.OpenLoop loop, ChildJvm app) {
        if (cost.fallbacks() > 0) {
            progress.printf(
                    Locale.ROOT, "%s: %,d slates were made without the model%n", variant.word(), cost.fallbacks());
        }
        return Result.of(
                variant.word(),
                options.guarantee().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                cost,
                rate,
                loop.micros(),
                app.residentBytes(),
                Stand.stats(app).heapBytes(),
                Double.NaN);
    }

    private static long meanBytes(Shop shop) {
        return Math.round(shop.rows().encoded().stream()
                .mapToInt(row -> row.length)
                .average()
                .orElse(0));
    }
}
