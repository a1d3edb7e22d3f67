package dev.freshet.streams.cli;

import dev.freshet.core.model.BundleException;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.InvalidSettings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * All commands. Exit codes: 0 done, 1 failed (one line on stderr for each thing to mend), 2 wrong usage.
 */
@Command(
        name = "freshet",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        description = "A real-time recommender as one Kafka Streams application.",
        subcommands = {
            RunCommand.class,
            TopicsCommand.class,
            ModelCommand.class,
            CatalogCommand.class,
            TopologyCommand.class,
            SizeCommand.class,
            TokenCommand.class
        })
public final class FreshetCommand {

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean verbose;

    private FreshetCommand() {}

    /** Runs a command line and returns its exit code. */
    public static int run(List<String> arguments) {
        return commandLine().execute(arguments.toArray(String[]::new));
    }

    static CommandLine commandLine() {
        FreshetCommand command = new FreshetCommand();
        return new CommandLine(command).setExecutionExceptionHandler(command::report);
    }

    private int report(Exception error, CommandLine commandLine, ParseResult parsed) {
        List<String> lines;
        if (error instanceof InvalidSettings invalid) {
            lines = invalid.faults();
        } else if (error instanceof OperatorError || error instanceof BundleException) {
            lines = List.of(String.valueOf(error.getMessage()));
        } else {
            lines = List.of("unexpected " + error + "; run again with --verbose and report it");
        }
        lines.forEach(line -> commandLine.getErr().println("freshet: " + line));
        if (verbose) {
            error.printStackTrace(commandLine.getErr());
        }
        return 1;
    }
}
