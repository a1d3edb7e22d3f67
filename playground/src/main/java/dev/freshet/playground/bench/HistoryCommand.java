package dev.freshet.playground.bench;

import static dev.freshet.playground.bench.measure.Json.rounded;

import dev.freshet.playground.bench.measure.Cost;
import dev.freshet.playground.bench.measure.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet bench history}. */
@Command(
        name = "history",
        description =
                "Whether an event costs more where people have a long past: the same load after a short one and a long.",
        footer = {"freshet bench history --quick", "freshet bench history --short 500 --long 10000"})
final class HistoryCommand implements Callable<Integer> {

    @Option(names = "--short", paramLabel = "N", defaultValue = "200", description = "past events (${DEFAULT-VALUE})")
    private int shorter;

    @Option(names = "--long", paramLabel = "N", defaultValue = "5000", description = "past events (${DEFAULT-VALUE})")
    private int longer;

    @Mixin
    private VariantArgument which = new VariantArgument();

    @Mixin
    private LoadArguments load = new LoadArguments();

    private boolean warm = true;

    private record Compared(
            String variant,
            int shortPast,
            int longPast,
            double cpuMicrosShort,
            double cpuMicrosLong,
            double cpuRatio,
            double eventsPerSecondShort,
            double eventsPerSecondLong,
            boolean warm) {}

    private record Line(Compared history) {}

    @Override
    public Integer call() throws InterruptedException {
        Cost little = after(shorter);
        Cost much = after(longer);
        System.out.println(Json.line(new Line(new Compared(
                which.variant().word(),
                shorter,
                longer,
                rounded(little.appCpuMicros()),
                rounded(much.appCpuMicros()),
                rounded(much.appCpuMicros() / little.appCpuMicros()),
                rounded(little.eventsPerSecond()),
                rounded(much.eventsPerSecond()),
                warm))));
        return 0;
    }

    private Cost after(int past) throws InterruptedException {
        BenchOptions options = load.options().withPast(past);
        try (Site site = Site.open(options)) {
            return site.serve(which.variant(), app -> {
                warm &= app.warmUp(options.warmUp());
                return app.peak(options.measured());
            });
        }
    }
}
