package dev.freshet.streams.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionsFileTest {

    private static final TopicSpan ASKED =
            new TopicSpan("events", 1_700_000_000_000L, List.of(new TopicSpan.Part(3, 9), new TopicSpan.Part(0, 0)));

    @TempDir
    private Path folder;

    @Test
    void shouldKeepToWhatWasAskedFirst() {
        // Given
        Path file = folder.resolve("positions.json");
        assertThat(new PositionsFile(file).kept("events", 2, () -> ASKED)).isEqualTo(ASKED);

        // When
        TopicSpan kept = new PositionsFile(file).kept("events", 2, () -> {
            throw new AssertionError("asked again");
        });

        // Then
        assertThat(kept).isEqualTo(ASKED);
    }

    @Test
    void shouldRefuseAFileOfAnotherTopic() {
        // Given
        PositionsFile file = new PositionsFile(folder.resolve("positions.json"));
        file.kept("events", 2, () -> ASKED);

        // When / Then
        assertThatThrownBy(() -> file.kept("other", 2, () -> ASKED))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("is of topic events with 2 partitions, not of other with 2");
        assertThatThrownBy(() -> file.kept("events", 3, () -> ASKED)).isInstanceOf(DatasetException.class);
    }

    @Test
    void shouldRefuseAFileThatIsNone() throws IOException {
        for (String text : List.of(
                "",
                "null",
                "{}",
                "bytes",
                "{\"topic\":\"events\",\"askedMs\":1,\"partitions\":[{\"begin\":5,\"end\":2}]}")) {
            PositionsFile file = new PositionsFile(Files.writeString(folder.resolve("positions.json"), text));

            assertThatThrownBy(() -> file.kept("events", 2, () -> ASKED))
                    .as(text)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("positions.json")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void shouldSayThatItCannotBeWritten() {
        PositionsFile file = new PositionsFile(folder.resolve("no-such-folder").resolve("positions.json"));

        assertThatThrownBy(() -> file.kept("events", 2, () -> ASKED))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cannot be written");
    }
}
