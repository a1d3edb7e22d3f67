package dev.freshet.datasets.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.event.Subject;
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

class YoochooseTest {

    private static final String HEADER = "SessionId\tItemId\tTime";

    @TempDir
    Path folder;

    private static List<String> told(List<UserEvent> events) {
        return events.stream()
                .map(event -> event.subject().id() + ">" + event.items().get(0).itemId() + "@" + event.timeMs())
                .toList();
    }

    @Test
    void shouldMakeASubjectAndASessionOfEverySessionInOrderOfTime() {
        // Given
        Path file = Fixtures.file(folder, "clicks.txt.gz", HEADER, "7\ta\t12.5", "8\tb\t3", "7\tb\t12.75");

        // When
        List<UserEvent> events = Fixtures.events(new Yoochoose(file));

        // Then
        assertThat(told(events)).containsExactly("8>b@3000", "7>a@12500", "7>b@12750");
        assertThat(events.get(1).subject()).isEqualTo(Subject.anonymous("7"));
        assertThat(events.get(1).sessionId()).isEqualTo(Optional.of("7"));
        assertThat(events).extracting(UserEvent::eventId).doesNotHaveDuplicates();
    }

    @Test
    void shouldReadTheTestFileBesideTheTrainingFile() {
        // Given
        Path file = Fixtures.file(folder, "clicks_train.txt.gz", HEADER, "1\ta\t1", "1\tb\t5");
        Fixtures.file(folder, "clicks_test.txt.gz", HEADER, "2\tc\t4", "1\td\t9");

        // When
        Yoochoose data = new Yoochoose(file);

        // Then
        assertThat(told(Fixtures.events(data))).containsExactly("1>a@1000", "2>c@4000", "1>b@5000", "1>d@9000");
        assertThat(Fixtures.events(data))
                .extracting(event -> event.subject().id() + event.eventId())
                .doesNotHaveDuplicates();
        assertThat(Fixtures.catalog(data)).containsOnlyKeys("a", "b", "c", "d");
    }

    @Test
    void shouldReadTheChallengesOwnColumns() {
        Path file = Fixtures.file(
                folder, "clicks.csv", "SessionId,Timestamp,ItemId,Category", "1,2014-04-07T10:51:09.277Z,2053,0");

        assertThat(told(Fixtures.events(new Yoochoose(file)))).containsExactly("1>2053@1396867869277");
    }

    @Test
    void shouldSkipAndCountWhatIsNoClick() {
        Path file = Fixtures.file(folder, "a.txt", HEADER, "1\ta", "\ta\t1", "1\ta\tnoon", "1\ta\t-4", "1\ta\t2");
        Yoochoose data = new Yoochoose(file);

        assertThat(Fixtures.events(data)).hasSize(1);
        assertThat(data.report().skipped())
                .isEqualTo(Map.of(
                        "too few fields",
                        new Tally(1, 2),
                        "no session or no item",
                        new Tally(1, 3),
                        "time is neither seconds since 1970 nor ISO-8601",
                        new Tally(2, 4)));
    }

    @Test
    void shouldSayWhatTheHeaderMustBe() {
        Path file = Fixtures.file(folder, "a.txt", "user\titem", "1\t2");

        assertThatThrownBy(() -> new Yoochoose(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("SessionId, ItemId and Time");
    }
}
