package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What every command of every application owes to whoever calls it. */
public final class CommandContract {

    private CommandContract() {}

    /** Fails where a command, an option or an argument is not explained, or an example cannot be run as it stands. */
    public static void requireExplained(CommandLine application) {
        assertThat(application.getSubcommands()).isNotEmpty();
        requireExplained(application, application);
    }

    private static void requireExplained(CommandLine line, CommandLine application) {
        CommandSpec command = line.getCommandSpec();
        String name = command.qualifiedName();
        assertThat(command.usageMessage().description()).as(name).isNotEmpty();
        assertThat(command.args())
                .as("options and arguments of " + name)
                .allSatisfy(
                        each -> assertThat(each.description()).as(label(each)).isNotEmpty());
        assertThat(line.getUsageMessage()).contains("--help", "--version", "--verbose", "Exit codes:", "Examples:");
        assertThat(command.usageMessage().exitCodeList()).as(name).containsKeys("0", "1", "2", "130");
        List<List<String>> examples = examples(command);
        assertThat(examples).as("examples of " + name).hasSizeGreaterThanOrEqualTo(2);
        assertThat(String.join(" ", examples.get(0)))
                .startsWith(name.substring("freshet".length()).strip());
        for (List<String> words : examples) {
            assertThatCode(() -> application.parseArgs(words.toArray(String[]::new)))
                    .as("freshet " + String.join(" ", words))
                    .doesNotThrowAnyException();
        }
        line.getSubcommands().values().forEach(each -> requireExplained(each, application));
    }

    /** The arguments of each example; what a shell does with variables, output and several commands is left out. */
    private static List<List<String>> examples(CommandSpec command) {
        List<List<String>> examples = new ArrayList<>();
        Stream.of(command.usageMessage().footer())
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(" (&&|\\|) ")))
                .forEach(call -> {
                    List<String> words =
                            new ArrayList<>(List.of(call.replaceAll(" > .*", "").split(" +")));
                    words.removeIf(word -> word.matches("FRESHET_[A-Z_]+=.*"));
                    assertThat(words).first().isEqualTo("freshet");
                    examples.add(words.subList(1, words.size()));
                });
        return examples;
    }

    private static String label(ArgSpec argument) {
        return argument.paramLabel() + " " + argument;
    }
}
