package dev.freshet.playground.bench;

import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet bench recovery}. */
@Command(
        name = "recovery",
        description = "How long nothing is answered after kill -9 under load, and what that time was spent on.",
        footer = {
            "freshet bench recovery --quick",
            "# a second instance takes over",
            "freshet bench recovery --standby --set delivery.session-timeout=10s"
        })
final class RecoveryCommand implements Callable<Integer> {

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "200",
            description = "events a second (${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--standby", description = "a second instance keeps a copy of the state and takes over")
    private boolean standby;

    @Mixin
    private VariantArgument which = new VariantArgument();

    @Mixin
    private LoadArguments load = new LoadArguments();

    @Override
    public Integer call() throws InterruptedException {
        BenchOptions options = load.options().withRate(OptionalDouble.of(rate));
        try (Site site = Site.open(options)) {
            new Recovery(site, System.out).run(which.variant(), standby);
        }
        return 0;
    }
}
