package dev.freshet.playground.bench;

import dev.freshet.cli.WrongUsage;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet bench http}. */
@Command(
        name = "http",
        description = "How long a request for recommendations takes while events flow, at fixed rates of both.",
        footer = {"freshet bench http --quick", "freshet bench http --requests 1000 --rate 2000 --seconds 120"})
final class AskingCommand implements Callable<Integer> {

    @Option(
            names = "--requests",
            paramLabel = "R",
            defaultValue = "500",
            description = "requests a second (${DEFAULT-VALUE})")
    private double requests;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "1000",
            description = "events a second (${DEFAULT-VALUE})")
    private double rate;

    @Mixin
    private LoadArguments load = new LoadArguments();

    @Override
    public Integer call() throws InterruptedException {
        if (requests <= 0 || rate <= 0) {
            throw new WrongUsage("--requests and --rate are " + requests + " and " + rate + "; give more than 0");
        }
        try (Site site = Site.open(load.options().withRate(OptionalDouble.of(rate)))) {
            new Asking(site, System.out).run(requests);
        }
        return 0;
    }
}
