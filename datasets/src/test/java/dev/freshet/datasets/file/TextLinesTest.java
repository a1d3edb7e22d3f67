package dev.freshet.datasets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Lists;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {

    @TempDir
    Path folder;

    private static List<Line> lines(Path file) {
        try (TextLines lines = TextLines.open(file)) {
            return Lists.newArrayList(lines);
        }
    }

    @Test
    void shouldReadPlainAndCompressedAlikeWhateverTheName() throws IOException {
        Path compressed = Fixtures.bytes(folder, "a.gz", "\uFEFFone\r\nzwei ü\nthree".getBytes(StandardCharsets.UTF_8));
        Path misnamed = Files.copy(compressed, folder.resolve("a.txt"));

        assertThat(lines(misnamed)).extracting(Line::text).containsExactly("one", "zwei ü", "three");
        assertThat(lines(misnamed)).isEqualTo(lines(compressed));
    }

    @Test
    void shouldTellALineThatIsNotUtf8() {
        Path file = Fixtures.file(folder, "a.txt", StandardCharsets.ISO_8859_1, "one", "ü", "three");

        assertThat(lines(file))
                .containsExactly(
                        new Line(1, "one", Optional.empty()),
                        new Line(2, "", Optional.of("not UTF-8")),
                        new Line(3, "three", Optional.empty()));
    }

    @Test
    void shouldReadOnAfterAHugeLine() {
        Path file = Fixtures.file(folder, "a.txt.gz", "one", "x".repeat(3 * TextLines.MOST_BYTES), "three");

        List<Line> lines = lines(file);

        assertThat(lines).extracting(Line::text).containsExactly("one", "", "three");
        assertThat(lines.get(1).fault()).contains("longer than 1048576 bytes");
    }

    @Test
    void shouldSayWhichFileIsMissingOrEmpty() {
        Path empty = Fixtures.bytes(folder, "empty.gz", new byte[0]);

        assertThatThrownBy(() -> TextLines.open(folder.resolve("none.txt")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("none.txt");
        assertThatThrownBy(() -> TextLines.open(folder)).isInstanceOf(DatasetException.class);
        assertThatThrownBy(() -> TextLines.open(empty))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("empty.gz is empty");
    }

    @Test
    void shouldSayWhereACompressedFileIsCutShort() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append(i * 7919L % 104_729).append('\n');
        }
        Path whole = Fixtures.file(folder, "a.gz", text.toString());
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> lines(whole))
                .isInstanceOf(DatasetException.class)
                .hasMessageMatching(".*a\\.gz, after line [0-9]{4,}: .*fetch it again");
    }
}
