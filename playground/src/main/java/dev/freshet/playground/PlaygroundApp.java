package dev.freshet.playground;

import dev.freshet.cli.Commands;
import dev.freshet.cli.Failures;
import dev.freshet.core.model.BundleException;
import dev.freshet.datasets.DatasetException;
import dev.freshet.playground.bench.BenchCommand;
import dev.freshet.playground.demo.DemoCommand;
import dev.freshet.playground.demo.DemoFailure;
import dev.freshet.playground.demo.SimulateCommand;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.InvalidSettings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The playground's commands, as the launcher calls them. */
@Command(
        name = "freshet",
        subcommands = {DemoCommand.class, BenchCommand.class, SimulateCommand.class},
        description = "Tries Freshet out on this machine.",
        footer = {"freshet demo", "freshet bench --quick"})
public final class PlaygroundApp {

    private PlaygroundApp() {}

    public static void main(String[] arguments) {
        System.exit(Commands.run(commandLine(), arguments));
    }

    static CommandLine commandLine() {
        return Commands.of(
                new PlaygroundApp(),
                new Failures(
                        List.of(InvalidSettings.class),
                        List.of(
                                DatasetException.class,
                                OperatorError.class,
                                BundleException.class,
                                DemoFailure.class)));
    }
}
