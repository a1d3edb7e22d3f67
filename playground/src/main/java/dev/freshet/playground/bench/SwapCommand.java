package dev.freshet.playground.bench;

import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet bench swap}. */
@Command(
        name = "swap",
        description = "How long events wait while a second model is put into service.",
        footer = {"freshet bench swap --quick", "freshet bench swap --rate 1000 --people 20000"})
final class SwapCommand implements Callable<Integer> {

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "500",
            description = "events a second (${DEFAULT-VALUE})")
    private double rate;

    @Mixin
    private VariantArgument which = new VariantArgument();

    @Mixin
    private LoadArguments load = new LoadArguments();

    @Override
    public Integer call() throws InterruptedException {
        try (Site site = Site.open(load.options().withRate(OptionalDouble.of(rate)))) {
            new Swap(site, System.out).run(which.variant());
        }
        return 0;
    }
}
