package dev.freshet.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * How errors are told: what people can mend is a line on stderr for each thing to mend, anything else is a fault of ours.
 *
 * @param usage exceptions whose message says which setting or option cannot be used, beside {@link WrongUsage}
 * @param failed exceptions whose message says what did not work
 */
public record Failures(List<Class<? extends Exception>> usage, List<Class<? extends Exception>> failed)
        implements IExecutionExceptionHandler {

    public Failures {
        usage = Stream.concat(Stream.of(WrongUsage.class), usage.stream()).toList();
        failed = List.copyOf(failed);
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        boolean asked = usage.stream().anyMatch(each -> each.isInstance(error));
        boolean told = asked || failed.stream().anyMatch(each -> each.isInstance(error));
        String message = told
                ? String.valueOf(error.getMessage())
                : "unexpected " + error + "; run again with --verbose and report it";
        message.lines().forEach(line -> command.getErr().println("freshet: " + line));
        if (isVerbose(command)) {
            error.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return asked ? ExitCodes.USAGE : ExitCodes.FAILED;
    }

    private static boolean isVerbose(CommandLine command) {
        return Stream.iterate(command, each -> each != null, CommandLine::getParent)
                .anyMatch(each -> each.getParseResult().hasMatchedOption(StandardOptions.VERBOSE));
    }
}
