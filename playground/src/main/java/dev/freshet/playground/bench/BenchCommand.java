package dev.freshet.playground.bench;

import dev.freshet.playground.bench.micro.MicroCommand;
import dev.freshet.playground.bench.process.Variant;
import dev.freshet.playground.bench.retrieval.RetrievalCommand;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet bench}. */
@Command(
        name = "bench",
        subcommands = {
            SoakCommand.class,
            SwapCommand.class,
            RecoveryCommand.class,
            HistoryCommand.class,
            AskingCommand.class,
            MicroCommand.class,
            RetrievalCommand.class
        },
        description = {
            "Measures throughput, latency and cost of the application on this machine: a broker and the application, each"
                    + " in a process of its own, under a load from this one.",
            "stdout gets one line of JSON a variant, and a last one with the ratios."
        },
        footer = {
            "# within three minutes",
            "freshet bench --quick",
            "# as recorded in topology-docs/results",
            "freshet bench --variants floor,full,step",
            "# where the time of one event goes",
            "freshet bench --variants step --rate 1000 --profile"
        })
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--variants",
            split = ",",
            paramLabel = "V",
            description =
                    "floor (no model), full (encodes the whole ring for each event, and four more rings for its reasons), step (the product)")
    private @Nullable List<Variant> variants;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "open loop: so many events a second, whether or not they are answered in time")
    private @Nullable Double rate;

    @Option(names = "--profile", description = "also where the time of one event goes, by samples (a line a variant)")
    private boolean profile;

    @Mixin
    private LoadArguments load = new LoadArguments();

    @Override
    public Integer call() throws InterruptedException {
        BenchOptions options = load.options().withRate(rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate));
        List<Variant> compared = variants != null ? variants : List.of(Variant.values());
        try (Site site = Site.open(options)) {
            new Comparison(site, profile, System.out).run(compared);
        }
        return 0;
    }
}
