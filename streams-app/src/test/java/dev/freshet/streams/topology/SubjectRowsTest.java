package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static dev.freshet.streams.fixtures.AvroEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.event.Subject;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.state.MissingBaseException;
import dev.freshet.core.state.StoredRow;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.fixtures.TestShop;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows so large that they lie in several records. */
class SubjectRowsTest {

    private static final int EVENTS = 200;

    @TempDir
    private Path directory;

    private TestShop shop;

    @BeforeEach
    void open() {
        shop = TestShop.open(directory, "state.expire-after=1d", "state.row-cache-mb=0");
        shop.stock(TinyBundle.items());
        for (int i = 0; i < EVENTS; i++) {
            shop.send(browse("event-" + i, "tea"));
        }
        assertThat(shop.rowRecords()).isEqualTo(3);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldKeepTheLastSlotsOfALongHistory() {
        SubjectRow row = shop.row(Subject.user("anna")).orElseThrow();

        assertThat(row.ring()).hasSize(SubjectRow.RING);
        assertThat(row.offset()).isEqualTo(EVENTS - 1);
    }

    @Test
    void shouldDropDuplicatesOfALongHistory() {
        shop.send(browse("event-" + (EVENTS - SubjectRow.RECENT_EVENTS), "tea"));

        assertThat(shop.count(Counter.DUPLICATES)).isEqualTo(1);
    }

    @Test
    void shouldForgetAllOfASubject() {
        shop.send(event("ERASE", "last"));

        assertThat(shop.rowRecords()).isZero();
    }

    @Test
    void shouldExpireAllOfASubject() {
        shop.advance(Duration.ofDays(2));

        assertThat(shop.rowRecords()).isZero();
        assertThat(shop.count(Counter.EXPIRED)).isEqualTo(1);
    }

    @Test
    void shouldRemoveBasesThatACrashHasLeftAlone() {
        // Given
        shop.lose(Subject.user("anna"), StoredRow.Part.HEAD);
        assertThat(shop.rowRecords()).isEqualTo(2);

        // When
        shop.advance(RowExpiry.INTERVAL);

        // Then
        assertThat(shop.rowRecords()).isZero();
        assertThat(shop.count(Counter.EXPIRED)).isZero();
    }

    @Test
    void shouldStopWhereABaseIsMissing() {
        loseBases();

        assertThatThrownBy(() -> shop.send(browse("next", "tea"))).hasRootCauseInstanceOf(MissingBaseException.class);
    }

    @Test
    void shouldAskForARestoreOnceWhereABaseIsMissingUnderAtLeastOnce() {
        // Given
        shop.close();
        shop = TestShop.open(directory.resolve("other"), "delivery.guarantee=at-least-once", "state.row-cache-mb=0");
        for (int i = 0; i < EVENTS; i++) {
            shop.send(browse("event-" + i, "tea"));
        }
        loseBases();

        // When / Then
        assertThatThrownBy(() -> shop.send(browse("next", "tea")))
                .isInstanceOf(TaskCorruptedException.class)
                .hasRootCauseInstanceOf(MissingBaseException.class);
        assertThatThrownBy(() -> shop.send(browse("next", "tea")))
                .isNotInstanceOf(TaskCorruptedException.class)
                .hasRootCauseInstanceOf(MissingBaseException.class);
    }

    private void loseBases() {
        shop.lose(Subject.user("anna"), StoredRow.Part.BASE_0);
        shop.lose(Subject.user("anna"), StoredRow.Part.BASE_1);
    }
}
