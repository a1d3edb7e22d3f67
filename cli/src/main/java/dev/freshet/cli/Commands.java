package dev.freshet.cli;

import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command line of ours: each command has the standard options, the exit codes, and its footer as examples. */
public final class Commands {

    private static final Map<String, String> EXIT_CODES = ExitCodes.explained();

    /** Of help that goes into a file: examples stay on their lines. */
    private static final int WIDTH = 140;

    private Commands() {}

    /**
     * The command line of an application.
     *
     * @param application annotated with its subcommands; footers hold examples, one a line, comments begin with {@code #}
     */
    public static CommandLine of(Object application, Failures failures) {
        CommandLine line = new CommandLine(application);
        complete(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDTH)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(failures);
    }

    /** Chooses the form of the log, runs a command line, and returns its exit code. */
    public static int run(CommandLine line, String... arguments) {
        try {
            LogFormat.chosen(System.getenv(), Boolean.getBoolean(LogFormat.TERMINAL))
                    .use();
        } catch (WrongUsage e) {
            line.getErr().println("freshet: " + e.getMessage());
            return ExitCodes.USAGE;
        }
        return line.execute(arguments);
    }

    private static void complete(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        command.addMixin("standard", StandardOptions.mixin()).versionProvider(new BuildVersion());
        UsageMessageSpec usage = command.usageMessage();
        usage.sortOptions(false)
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .optionListHeading("%nOptions:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES)
                .footerHeading("%nExamples:%n")
                .footer(Stream.of(usage.footer()).map(example -> "  " + example).toArray(String[]::new));
        line.getSubcommands().values().forEach(Commands::complete);
    }
}
