package dev.freshet.playground.demo;

import dev.freshet.cli.WrongUsage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a demo is asked to do.
 *
 * @param events answered events after which the shop closes; empty for as long as it can
 * @param exit whether to end when the shop closes
 * @param rate events a second, above 0
 * @param history earlier events that make state before the shop opens, at least 0
 * @param dataset what to replay; empty for the simulated shop
 * @param file the data set's event file
 * @param model the bundle to serve; empty for the demo's own
 * @param seed of the simulated shop
 * @param httpPort where the application answers; 0 takes a free port
 * @param open whether to show the console in a browser, where there is a desktop
 * @param cases judged events to draw for the report, at least 0
 * @param casesFile where the report goes
 * @param columns the terminal's width; empty where the output is no terminal
 */
record DemoOptions(
        OptionalInt events,
        boolean exit,
        double rate,
        int history,
        Optional<String> dataset,
        Optional<Path> file,
        Optional<Path> model,
        long seed,
        int httpPort,
        boolean open,
        int cases,
        Optional<Path> casesFile,
        OptionalInt columns) {

    DemoOptions {
        require(events.isEmpty() || events.getAsInt() >= 1, "--events", events.orElse(0), "at least 1");
        require(rate > 0 && rate <= 100_000, "--rate", rate, "above 0 up to 100000");
        require(history >= 0, "--history", history, "at least 0");
        require(httpPort >= 0 && httpPort <= 65_535, "--http-port", httpPort, "0 to 65535");
        require(cases >= 0, "--cases", cases, "at least 0");
        require(!exit || events.isPresent() || dataset.isPresent(), "--exit", "given", "only together with --events N");
        require(
                (cases > 0) == casesFile.isPresent(),
                "--cases",
                cases,
                "give --cases N and --cases-file FILE together");
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new WrongUsage(name + " is " + value + "; allowed is " + allowed);
        }
    }
}
