package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Whether a shell completes what the applications understand. Tests run in their module's folder. */
public final class CompletionContract {

    private CompletionContract() {}

    /**
     * Fails where the part of the completion script under version control is not what the application's commands give now, or where the
     * launcher does not know one of them.
     *
     * @param part its name in function names: letters and underscores
     */
    public static void requireCurrent(CommandLine application, String part) throws IOException {
        GeneratedFile.requireCurrent("completion", part + ".bash", CompletionParts.functions(application, part));
        String usage = launch("--help");
        assertThat(application.getSubcommands().keySet())
                .allSatisfy(command -> assertThat(usage).containsPattern("(?m)^  " + command + " "));
    }

    /** What bash offers, with the launcher's script, for the last of these words. */
    public static List<String> complete(String... words) {
        String quoted = Stream.of(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        String script = "source <(" + GeneratedFile.ROOT.resolve("freshet") + " completion bash)\n"
                + "COMP_WORDS=(" + quoted + ")\n"
                + "COMP_LINE='" + String.join(" ", words) + "'\n"
                + "COMP_CWORD=" + (words.length - 1) + "\n"
                // Outside of a completion bash lets nobody choose how it completes, and says so.
                + "_complete_freshet 2> /dev/null\n"
                + "printf '%s\\n' \"${COMPREPLY[@]}\"";
        return bash("-c", script).lines().toList();
    }

    static String launch(String... arguments) {
        return bash(
                Stream.concat(Stream.of(GeneratedFile.ROOT.resolve("freshet").toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String bash(String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("bash"), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            throw new AssertionError("bash does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
