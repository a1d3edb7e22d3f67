package dev.freshet.playground;

import dev.freshet.playground.bench.BenchCommand;
import dev.freshet.playground.demo.DemoCommand;
import dev.freshet.playground.demo.SimulateCommand;
import dev.freshet.playground.demo.UserErrors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The playground's commands, as the launcher calls them. */
@Command(
        name = "freshet",
        subcommands = {DemoCommand.class, BenchCommand.class, SimulateCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "Tries Freshet out on this machine.")
public final class PlaygroundApp {

    private PlaygroundApp() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PlaygroundApp())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new UserErrors())
                .execute(arguments));
    }
}
