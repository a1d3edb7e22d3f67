package dev.freshet.playground.demo;

import dev.freshet.core.model.BundleException;
import dev.freshet.datasets.DatasetException;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.InvalidSettings;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What people can mend is said in a line; anything else is a bug and shows its stack. */
public final class UserErrors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) throws Exception {
        if (error instanceof DatasetException
                || error instanceof OperatorError
                || error instanceof InvalidSettings
                || error instanceof BundleException
                || error instanceof DemoFailure) {
            command.getErr().println("freshet " + command.getCommandName() + ": " + error.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw error;
    }
}
