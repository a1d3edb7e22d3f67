package dev.freshet.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.cli.CommandContract;
import dev.freshet.cli.CompletionContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PlaygroundAppTest {

    private final StringWriter err = new StringWriter();

    @Test
    void shouldExplainEveryCommand() {
        CommandContract.requireExplained(PlaygroundApp.commandLine());
    }

    @Test
    void shouldBeCompletedByShells() throws IOException {
        CompletionContract.requireCurrent(PlaygroundApp.commandLine(), "playground");
    }

    @Test
    void shouldCallAnOptionOutOfRangeWrongUsage() {
        assertThat(run("demo", "--rate", "0")).isEqualTo(2);
        assertThat(run("demo", "--exit")).isEqualTo(2);
        assertThat(run("simulate", "--rate", "0")).isEqualTo(2);
        assertThat(run("bench", "--people", "0")).isEqualTo(2);
        assertThat(run("bench", "soak", "--slice", "0")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(5).allMatch(line -> line.startsWith("freshet: --"));
    }

    private int run(String... arguments) {
        CommandLine line = PlaygroundApp.commandLine();
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
