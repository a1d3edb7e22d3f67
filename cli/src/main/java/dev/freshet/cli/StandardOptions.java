package dev.freshet.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that every command has. */
final class StandardOptions {

    static final String VERBOSE = "--verbose";

    private StandardOptions() {}

    /** A new set of them, for one command. */
    static CommandSpec mixin() {
        return CommandSpec.create()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this and end.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print version and build and end.")
                        .build())
                .addOption(OptionSpec.builder(VERBOSE)
                        .description("Print the stack trace of an error as well.")
                        .build());
    }
}
