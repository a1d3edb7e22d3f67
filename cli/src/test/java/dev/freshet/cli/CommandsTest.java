package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandsTest {

    @Command(
            name = "freshet",
            description = "Tests.",
            subcommands = Fail.class,
            footer = {"freshet fail", "freshet fail --with nothing"})
    static final class Application {}

    @Command(
            name = "fail",
            description = "Fails.",
            footer = {"# in no way", "freshet fail", "FRESHET_LOG=json freshet fail --with usage > out.txt"})
    static final class Fail implements Callable<Integer> {

        @Option(names = "--with", description = "What with.")
        private String with = "";

        @Override
        public Integer call() {
            switch (with) {
                case "usage" -> throw new WrongUsage("--with is usage; give something else");
                case "setting" -> throw new NumberFormatException("one\ntwo");
                case "work" -> throw new IllegalStateException("it does not work");
                case "bug" -> throw new UnsupportedOperationException("what");
                default -> {
                    return ExitCodes.DONE;
                }
            }
        }
    }

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldExplainEveryCommand() {
        CommandContract.requireExplained(commandLine());
    }

    @Test
    void shouldTellUsageFromFailure() {
        assertThat(run("fail")).isZero();
        assertThat(run("fail", "--with", "usage")).isEqualTo(2);
        assertThat(run("fail", "--with", "setting")).isEqualTo(2);
        assertThat(run("fail", "--with", "work")).isEqualTo(1);
        assertThat(run("fail", "--with", "bug")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "freshet: --with is usage; give something else",
                        "freshet: one",
                        "freshet: two",
                        "freshet: it does not work",
                        "freshet: unexpected java.lang.UnsupportedOperationException: what; run again with --verbose and"
                                + " report it");
    }

    @Test
    void shouldCallWhatItDoesNotKnowWrongUsage() {
        assertThat(run("unheard-of")).isEqualTo(2);
        assertThat(run("fail", "--unheard-of")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void shouldPrintAStackTraceWhereAskedForBeforeOrBehindTheCommand() {
        run("fail", "--with", "work", "--verbose");
        assertThat(err.toString()).contains("\tat dev.freshet.cli");

        err.getBuffer().setLength(0);
        run("--verbose", "fail", "--with", "work");
        assertThat(err.toString()).contains("\tat dev.freshet.cli");
    }

    @Test
    void shouldPrintVersionAndBuildFromEveryCommand() {
        assertThat(run("--version")).isZero();
        assertThat(run("fail", "-V")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(Build.current().line(), Build.current().line());
    }

    @Test
    void shouldPrintExamplesAndExitCodes() {
        assertThat(run("fail", "--help")).isZero();

        assertThat(out.toString())
                .contains("Usage: freshet fail ", "Exit codes:\n  0", "Examples:\n  # in no way\n  freshet fail\n");
    }

    private static CommandLine commandLine() {
        return Commands.of(
                new Application(),
                new Failures(List.of(NumberFormatException.class), List.of(IllegalStateException.class)));
    }

    private int run(String... arguments) {
        CommandLine line = commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
