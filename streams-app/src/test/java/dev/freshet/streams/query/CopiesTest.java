package dev.freshet.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.topics.InternalNames;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static final String ROWS = InternalNames.USER_STATE;
    private static final TopicPartition CHANGELOG = new TopicPartition("changelog", 2);

    private final Copies copies = new Copies();

    @Test
    void shouldStartAnewWhenCopyingStartsAnew() {
        copies.onUpdateStart(CHANGELOG, ROWS, 0);
        Copy first = copies.of(2).orElseThrow();
        first.observe(0, 5, 5);

        copies.onUpdateStart(CHANGELOG, ROWS, 0);

        assertThat(copies.isCurrent(2, first)).isFalse();
        assertThat(copies.of(2).orElseThrow().staleness(1)).isEmpty();
    }

    @Test
    void shouldBeGoneWhenTheTaskMoves() {
        copies.onUpdateStart(CHANGELOG, ROWS, 0);

        copies.onUpdateSuspended(CHANGELOG, ROWS, 5, 5, SuspendReason.MIGRATED);

        assertThat(copies.of(2)).isEmpty();
    }

    @Test
    void shouldStayWhileTheTaskThatItBecomesRestoresTheRest() {
        // Given
        copies.onUpdateStart(CHANGELOG, ROWS, 0);
        Copy copy = copies.of(2).orElseThrow();
        copy.observe(0, 5, 5);

        // When
        copies.onUpdateSuspended(CHANGELOG, ROWS, 5, 5, SuspendReason.PROMOTED);
        copies.onRestoreStart(CHANGELOG, ROWS, 6, 9);

        // Then
        assertThat(copies.isCurrent(2, copy)).isTrue();
    }

    @Test
    void shouldBeGoneWhenTheTaskRestoresFromBeforeIt() {
        copies.onUpdateStart(CHANGELOG, ROWS, 0);
        copies.of(2).orElseThrow().observe(0, 5, 5);

        copies.onRestoreStart(CHANGELOG, ROWS, 0, 9);

        assertThat(copies.of(2)).isEmpty();
    }

    @Test
    void shouldNotTakeARestoringTaskForACopy() {
        copies.onRestoreStart(CHANGELOG, ROWS, 0, 9);
        copies.onBatchRestored(CHANGELOG, ROWS, 8, 9);

        assertThat(copies.of(2)).isEmpty();
    }

    @Test
    void shouldKnowNoOtherStores() {
        copies.onUpdateStart(CHANGELOG, InternalNames.PENDING_ANSWERS, 0);

        assertThat(copies.all()).isEmpty();
    }
}
