package dev.freshet.cli;

import static dev.freshet.cli.CompletionContract.complete;
import static dev.freshet.cli.CompletionContract.launch;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CompletionTest {

    @Test
    void shouldHaveTheCurrentPrelude() throws IOException {
        GeneratedFile.requireCurrent("completion", "prelude.bash", CompletionParts.prelude());
    }

    @Test
    void shouldOfferTheCommandsOfAllApplications() {
        assertThat(complete("freshet", ""))
                .contains("demo", "bench", "train", "evaluate", "run", "topics", "model", "completion")
                .doesNotHaveDuplicates();
        assertThat(complete("freshet", "t"))
                .contains("topics", "train", "token")
                .allMatch(word -> word.startsWith("t"));
        assertThat(complete("freshet", "--v")).containsExactly("--version");
    }

    @Test
    void shouldOfferOptionsAndSubcommandsOfEach() {
        assertThat(complete("freshet", "bench", "s")).contains("soak", "swap");
        assertThat(complete("freshet", "bench", "soak", "--m")).contains("--minutes", "--model");
        assertThat(complete("freshet", "train", "--holdo")).containsExactly("--holdout");
        assertThat(complete("freshet", "topics", "create", "--")).contains("--config", "--set", "--help");
        assertThat(complete("freshet", "completion", "")).containsExactlyInAnyOrder("bash", "zsh");
    }

    @Test
    void shouldSayWhichShellsItKnows() {
        assertThat(launch("completion", "tcsh")).isEqualTo("freshet: no completion for 'tcsh'; give bash or zsh\n");
    }

    @Test
    void shouldPrintVersionAndCommitWithoutJava() {
        assertThat(launch("--version").strip()).isEqualTo(Build.current().line());
    }
}
