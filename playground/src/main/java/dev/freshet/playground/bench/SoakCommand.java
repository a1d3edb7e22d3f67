package dev.freshet.playground.bench;

import dev.freshet.cli.WrongUsage;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet bench soak}. */
@Command(
        name = "soak",
        description = "Whether memory, latency and lag stay flat: one line of JSON a slice of time, and one in sum.",
        footer = {
            "freshet bench soak --minutes 60",
            "# what late slates coincide with",
            "freshet bench soak --minutes 5 --rate 2000 --slice 1"
        })
final class SoakCommand implements Callable<Integer> {

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "10", description = "how long (${DEFAULT-VALUE})")
    private int minutes;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "events a second (default: 70 %% of the peak, measured first)")
    private @Nullable Double rate;

    @Option(
            names = "--slice",
            paramLabel = "S",
            defaultValue = "30",
            description = "seconds a line (${DEFAULT-VALUE}); 1 shows what late slates coincide with")
    private int slice;

    @Mixin
    private VariantArgument which = new VariantArgument();

    @Mixin
    private LoadArguments load = new LoadArguments();

    @Override
    public Integer call() throws InterruptedException {
        if (minutes < 1) {
            throw new WrongUsage("--minutes is " + minutes + "; allowed is at least 1");
        }
        if (slice < 1 || slice > 60 * minutes) {
            throw new WrongUsage("--slice is " + slice + "; allowed is 1 to the soak's " + 60 * minutes + " s");
        }
        OptionalDouble given = rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
        try (Site site = Site.open(load.options().withRate(given))) {
            new Soak(site, System.out).run(which.variant(), Duration.ofMinutes(minutes), Duration.ofSeconds(slice));
        }
        return 0;
    }
}
