package dev.freshet.playground.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet demo}. */
@Command(
        name = "demo",
        description = {
            "Runs a broker, Freshet and a shop in one process, and shows what one shopper did and what it changed.",
            "Ctrl-C ends it and leaves nothing behind."
        },
        footer = {
            "# watch one shopper, and click in the console",
            "freshet demo",
            "# figures as JSON on the last line of stdout",
            "freshet demo --events 3000 --exit",
            "# your own model on a data set",
            "freshet demo --dataset online-retail --file online_retail.csv.gz --model retail --events 5000 --exit"
        })
public final class DemoCommand implements Callable<Integer> {

    /** Set by the launcher where stdout is a terminal: its width in characters. */
    static final String COLUMNS = "freshet.terminal.columns";

    @Option(names = "--events", paramLabel = "N", description = "close the shop after N answered events")
    private @Nullable Integer events;

    @Option(
            names = "--exit",
            description = "end when the shop closes; the last line of stdout is then one JSON object with the figures")
    private boolean exit;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "200",
            description = "events a second (${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--dataset",
            paramLabel = "D",
            description = "replay a data set instead: online-retail, movielens or sequences")
    private @Nullable String dataset;

    @Option(names = "--file", paramLabel = "FILE", description = "the data set's event file, plain or .gz")
    private @Nullable Path file;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "the model bundle to serve (default: one trained on the simulated shop)")
    private @Nullable Path model;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "earlier events that fill the state before the shop opens, unanswered (default: 4000 of the"
                    + " simulated shop, 20000 of a data set with times)")
    private @Nullable Integer history;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of the simulated shop and of draws")
    private long seed;

    @Option(
            names = "--http-port",
            paramLabel = "P",
            defaultValue = "0",
            description = "where the application answers HTTP and shows its console (default: a free port)")
    private int httpPort;

    @Option(names = "--no-open", description = "do not show the console in a browser")
    private boolean noOpen;

    @Option(names = "--cases", paramLabel = "N", defaultValue = "0", description = "draw N judged events by seed ...")
    private int cases;

    @Option(names = "--cases-file", paramLabel = "FILE", description = "... and write them as Markdown")
    private @Nullable Path casesFile;

    @Option(names = "--plain", description = "plain lines even on a terminal")
    private boolean plain;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new Demo(options(), commandLine(), out).run();
    }

    private DemoOptions options() {
        @Nullable Integer columns = plain ? null : Integer.getInteger(COLUMNS);
        return new DemoOptions(
                optional(events),
                exit,
                rate,
                history != null ? history : dataset == null ? 4_000 : 20_000,
                Optional.ofNullable(dataset),
                Optional.ofNullable(file),
                Optional.ofNullable(model),
                seed,
                httpPort,
                // What runs in a pipe, or ends by itself, has nobody to show anything to.
                !noOpen && !exit && System.getProperty(COLUMNS) != null,
                cases,
                Optional.ofNullable(casesFile),
                optional(columns));
    }

    private String commandLine() {
        return spec == null
                ? "freshet demo"
                : "freshet "
                        + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
