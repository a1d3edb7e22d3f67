package dev.freshet.datasets.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.Fixtures;
import dev.freshet.datasets.ReadReport.Tally;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencesTest {

    @TempDir
    Path folder;

    private Sequences sequences(Path file) {
        return new Sequences(file, Optional.empty(), Optional.empty());
    }

    private static List<String> told(List<UserEvent> events) {
        return events.stream()
                .map(event -> event.subject().id() + ">" + event.items().get(0).itemId())
                .toList();
    }

    @Test
    void shouldReadALineForEachPerson() {
        Sequences data = sequences(Fixtures.file(folder, "a.txt.gz", "u1 a b a", "ü2 c"));

        List<UserEvent> events = Fixtures.events(data);

        assertThat(told(events)).containsExactly("u1>a", "u1>b", "u1>a", "ü2>c");
        assertThat(events).extracting(UserEvent::timeMs).containsOnly(EventTime.UNKNOWN);
        assertThat(events).extracting(UserEvent::eventId).doesNotHaveDuplicates();
        assertThat(data.hasTimes()).isFalse();
        assertThat(Fixtures.events(data)).isEqualTo(events);
    }

    @Test
    void shouldReadALineForEachItem() {
        Sequences data = sequences(Fixtures.file(folder, "a.txt", "u1 a", "u2 b", "u1 c"));

        assertThat(told(Fixtures.events(data))).containsExactly("u1>a", "u2>b", "u1>c");
    }

    @Test
    void shouldKeepSpacesInFieldsBetweenTabs() {
        Sequences data = sequences(Fixtures.file(folder, "a.txt", "user one\titem a\titem b"));

        assertThat(told(Fixtures.events(data))).containsExactly("user one>item a", "user one>item b");
    }

    @Test
    void shouldCountLinesWithoutItems() {
        Sequences data = sequences(Fixtures.file(folder, "a.txt", "u1 a", "", "u2"));

        assertThat(Fixtures.events(data)).hasSize(1);
        assertThat(data.report().skipped())
                .isEqualTo(Map.of("blank line", new Tally(1, 2), "a user without items", new Tally(1, 3)));
    }

    @Test
    void shouldCallItemsByTitleElseAttributesElseId() {
        Path file = Fixtures.file(folder, "a.txt", "u1 1 2 3");
        Fixtures.file(folder, "a_item2attributes.json.gz", "{\"2\": [7, 30], \"1\": [7], \"9\": []}");
        Fixtures.file(folder, "movies.dat", "1::Toy Train (1990)::Comedy");
        Sequences data = sequences(file);

        assertThat(Fixtures.catalog(data).values())
                .extracting(item -> item.itemId() + ">" + item.title())
                .containsExactlyInAnyOrder("1>Toy Train (1990)", "2>a7 a30", "3>3");
    }

    @Test
    void shouldSayWhatAnAttributeFileLooksLike() {
        Path file = Fixtures.file(folder, "a.txt", "u1 1 2 3");
        for (String json : List.of("[1]", "{\"1\": 2}", "{\"1\": [2", "nonsense")) {
            Path attributes = Fixtures.file(folder, "attributes.json", json);
            Sequences data = new Sequences(file, Optional.empty(), Optional.of(attributes));

            assertThatThrownBy(data::catalog)
                    .as(json)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("attributes.json")
                    .hasMessageContaining("{\"item\": [1, 2], ...}");
        }
    }
}
