package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildTest {

    @Test
    void shouldNameVersionAndCommit() {
        Build build = Build.of(properties("1.2.3", "0123456789ab", "2026-01-02T03:04:05Z"));

        assertThat(build.line()).isEqualTo("freshet 1.2.3, commit 0123456789ab of 2026-01-02T03:04:05Z");
    }

    @Test
    void shouldSayThatTheSourceWasChangedSince() {
        Build build = Build.of(properties("1.2.3", "0123456789ab-dirty", "2026-01-02T03:04:05Z"));

        assertThat(build.line()).endsWith("commit 0123456789ab of 2026-01-02T03:04:05Z with changes");
    }

    @Test
    void shouldSayWhereThereWasNoRepository() {
        // Given what git leaves where it fails, and Maven where git is missing
        Build failed = Build.of(properties("1.2.3", "", ""));
        Build missing = Build.of(properties("1.2.3", "${git.commit}", "${git.committed}"));

        // Then
        assertThat(failed.line()).isEqualTo("freshet 1.2.3, unknown commit, files of 2026-11-01T00:00:00Z");
        assertThat(missing).isEqualTo(failed);
    }

    @Test
    void shouldKnowItself() {
        assertThat(Build.current().version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(Build.current().released()).endsWith("Z");
    }

    private static Properties properties(String version, String commit, String committed) {
        Properties properties = new Properties();
        properties.setProperty("version", version);
        properties.setProperty("released", "2026-11-01T00:00:00Z");
        properties.setProperty("commit", commit);
        properties.setProperty("committed", committed);
        return properties;
    }
}
