package dev.freshet.streams.cli;

import dev.freshet.cli.Commands;
import dev.freshet.cli.Failures;
import dev.freshet.core.model.BundleException;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.InvalidSettings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands. */
@Command(
        name = "freshet",
        description = "A real-time recommender as one Kafka Streams application.",
        subcommands = {
            RunCommand.class,
            TopicsCommand.class,
            ModelCommand.class,
            CatalogCommand.class,
            TopologyCommand.class,
            SizeCommand.class,
            TokenCommand.class
        },
        footer = {
            "# what a broker needs before the first start",
            "freshet topics create --set bootstrap-servers=localhost:9092",
            "# the application itself",
            "freshet run --set bootstrap-servers=localhost:9092"
        })
public final class FreshetCommand {

    private FreshetCommand() {}

    /** Runs a command line and returns its exit code. */
    public static int run(List<String> arguments) {
        return Commands.run(commandLine(), arguments.toArray(String[]::new));
    }

    static CommandLine commandLine() {
        return Commands.of(
                new FreshetCommand(),
                new Failures(List.of(InvalidSettings.class), List.of(OperatorError.class, BundleException.class)));
    }
}
