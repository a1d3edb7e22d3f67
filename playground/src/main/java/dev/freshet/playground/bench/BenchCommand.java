package dev.freshet.playground.bench;

import dev.freshet.playground.bench.micro.MicroCommand;
import dev.freshet.playground.bench.process.Variant;
import dev.freshet.streams.config.Guarantee;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code freshet bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = MicroCommand.class,
        description = {
            "Measures throughput, latency and cost of the application on this machine: a broker and the application, each"
                    + " in a process of its own, under a load from this one.",
            "stdout gets one line of JSON a variant, and a last one with the ratios."
        })
public final class BenchCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "a tenth of the people and little time: within three minutes in all")
    private boolean quick;

    @Option(
            names = "--variants",
            split = ",",
            paramLabel = "V",
            description = "floor (no model), full (the whole ring for each event), step (the product)")
    private @Nullable List<Variant> variants;

    @Option(names = "--guarantee", paramLabel = "G", description = "exactly-once (default) or at-least-once")
    private Guarantee guarantee = Guarantee.EXACTLY_ONCE;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "open loop: so many events a second, whether or not they are answered in time")
    private @Nullable Double rate;

    @Option(names = "--seconds", paramLabel = "S", description = "how long is measured (60; quick: 8)")
    private @Nullable Integer seconds;

    @Option(names = "--warm-up", paramLabel = "S", description = "load before that (45; quick: 12)")
    private @Nullable Integer warmUp;

    @Option(names = "--people", paramLabel = "N", description = "people, all with full rows (50000; quick: 5000)")
    private @Nullable Integer people;

    @Option(
            names = "--zipf",
            paramLabel = "E",
            defaultValue = "1.0",
            description = "how uneven they act (${DEFAULT-VALUE})")
    private double zipf;

    @Option(names = "--items", paramLabel = "N", defaultValue = "20000", description = "products (${DEFAULT-VALUE})")
    private int items;

    @Option(names = "--history", paramLabel = "N", description = "past events of each person (1000; quick: 300)")
    private @Nullable Integer history;

    @Option(
            names = "--tapes",
            paramLabel = "N",
            description = "simulated people whose lives the people share (500; quick: 200)")
    private @Nullable Integer tapes;

    @Option(names = "--model", paramLabel = "DIR", description = "the bundle (default: the playground's own)")
    private @Nullable Path model;

    @Option(
            names = "--cache-mb",
            paramLabel = "MB",
            defaultValue = "1024",
            description = "of keys and values held (${DEFAULT-VALUE})")
    private int cacheMb;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "stream threads (${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "of the events (${DEFAULT-VALUE})")
    private int partitions;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting of the application, such as delivery.commit-interval=50ms")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of the simulated shop and of draws")
    private long seed;

    @Override
    public Integer call() {
        return new Bench(options(), new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err).run();
    }

    BenchOptions options() {
        return new BenchOptions(
                variants != null ? variants : List.of(Variant.values()),
                guarantee,
                or(people, 5_000, 50_000),
                zipf,
                items,
                or(history, 300, 1_000),
                or(tapes, 200, 500),
                Duration.ofSeconds(or(warmUp, 12, 45)),
                Duration.ofSeconds(or(seconds, 8, 60)),
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                Optional.ofNullable(model),
                cacheMb,
                threads,
                partitions,
                settings,
                seed);
    }

    private int or(@Nullable Integer given, int quickly, int standard) {
        return given != null ? given : quick ? quickly : standard;
    }
}
