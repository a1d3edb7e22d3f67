package dev.freshet.datasets.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.Fixtures;
import dev.freshet.datasets.file.TextLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

    @TempDir
    Path folder;

    @Test
    void shouldOpenEveryNameAndReadItTwiceAlike() {
        Map<String, Optional<Path>> files = Map.of(
                "online-retail",
                Optional.of(Fixtures.file(
                        folder,
                        "shop.csv",
                        Fixtures.RETAIL_HEADER,
                        "100,1,TEAPOT,1,2011-01-01T10:00:00.000Z,3,77,France")),
                "movielens",
                Optional.of(Fixtures.file(folder, "u.data", "1\t7\t4\t100")),
                "sequences",
                Optional.of(Fixtures.file(folder, "a.txt", "1 2 3")),
                "yoochoose",
                Optional.of(Fixtures.file(folder, "clicks.txt", "SessionId\tItemId\tTime", "1\t7\t100")),
                "simulator",
                Optional.empty());
        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(Datasets.NAMES);
        for (String name : Datasets.NAMES) {
            Dataset dataset = Datasets.open(
                    name, files.get(name), DatasetOptions.defaults().withSimulatorEvents(500));

            assertThat(dataset.name()).isEqualTo(name);
            assertThat(Fixtures.events(dataset)).isNotEmpty().isEqualTo(Fixtures.events(dataset));
            assertThat(dataset.report().events())
                    .isEqualTo(Fixtures.events(dataset).size());
            assertThat(Fixtures.catalog(dataset).keySet())
                    .containsAll(Fixtures.events(dataset).stream()
                            .flatMap(event -> event.items().stream())
                            .map(line -> line.itemId())
                            .toList());
        }
    }

    @Test
    void shouldSkipAndCountLinesThatCannotBeRead() {
        String huge = "x".repeat(2 * TextLines.MOST_BYTES);
        Map<String, List<String>> files = Map.of(
                "online-retail",
                List.of(Fixtures.RETAIL_HEADER, "100,1,TEAPOT,1,2011-01-01T10:00:00.000Z,3,77,France"),
                "movielens",
                List.of("1\t7\t4\t100"),
                "sequences",
                List.of("1 2"),
                "yoochoose",
                List.of("SessionId\tItemId\tTime", "1\t7\t100"));
        files.forEach((name, good) -> {
            List<String> lines = new ArrayList<>(good);
            lines.add("\u00fc");
            lines.add(huge);
            Path file = Fixtures.file(folder, name, StandardCharsets.ISO_8859_1, lines.toArray(String[]::new));
            Dataset dataset = Datasets.open(name, Optional.of(file), DatasetOptions.defaults());

            assertThat(Fixtures.events(dataset)).as(name).hasSize(1);
            assertThat(dataset.report().skipped())
                    .as(name)
                    .containsOnlyKeys("not UTF-8", "longer than " + TextLines.MOST_BYTES + " bytes");
            assertThat(dataset.report().skippedTotal()).isEqualTo(2);
        });
    }

    @Test
    void shouldListTheNamesWhenOneIsUnknown() {
        assertThatThrownBy(() -> Datasets.open("netflix", Optional.empty(), DatasetOptions.defaults()))
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        "there is no data set 'netflix'; known are online-retail, movielens, sequences, yoochoose, simulator");
    }

    @Test
    void shouldAskForTheFile() {
        assertThatThrownBy(() -> Datasets.open("movielens", Optional.empty(), DatasetOptions.defaults()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("needs a file");
    }

    @Test
    void shouldPrintTheReportAsATable() {
        Path file = Fixtures.file(folder, "a.txt", "1 2 3", "", "4");
        Dataset dataset = Datasets.open("sequences", Optional.of(file), DatasetOptions.defaults());

        assertThat(dataset.report().table().lines())
                .containsExactly(
                        "a.txt",
                        "             3  records read",
                        "             1  accepted, as 2 events",
                        "             1  skipped: blank line (such as line 2)",
                        "             1  skipped: a user without items (such as line 3)");
    }
}
