package dev.freshet.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.metrics.Restorations.Restoration;
import dev.freshet.streams.metrics.Restorations.Standby;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class RestorationsTest {

    private static final Instant START = Instant.parse("2024-01-01T12:00:00Z");
    private static final TopicPartition CHANGELOG = new TopicPartition("freshet-user-state-changelog", 2);

    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final Restorations restorations = new Restorations(clock);

    @Test
    void shouldTellHowFarARestorationIs() {
        restorations.onRestoreStart(CHANGELOG, "user-state", 100, 1_100);
        restorations.onBatchRestored(CHANGELOG, "user-state", 400, 300);
        now = START.plusSeconds(7);

        assertThat(restorations.running()).containsExactly(new Restoration("user-state", 2, 1_000, 300, START));
        assertThat(restorations.remaining()).isEqualTo(700);
        assertThat(restorations.longestSeconds()).isEqualTo(7);
    }

    @Test
    void shouldForgetWhatIsDoneOrGivenUp() {
        restorations.onRestoreStart(CHANGELOG, "user-state", 0, 10);
        restorations.onRestoreStart(CHANGELOG, "pending-answers", 0, 10);
        restorations.onRestoreEnd(CHANGELOG, "user-state", 10);
        restorations.onRestoreSuspended(CHANGELOG, "pending-answers", 3);

        assertThat(restorations.running()).isEmpty();
        assertThat(restorations.longestSeconds()).isZero();
    }

    @Test
    void shouldTellHowFarCopiesAreBehindUntilTheyAreGone() {
        restorations.onUpdateStart(CHANGELOG, "user-state", 0);
        restorations.onBatchLoaded(CHANGELOG, "user-state", new TaskId(0, 2), 49, 50, 80);
        assertThat(restorations.standbys()).containsExactly(new Standby("user-state", 2, 30));

        restorations.onUpdateSuspended(CHANGELOG, "user-state", 49, 80, SuspendReason.PROMOTED);
        assertThat(restorations.standbys()).isEmpty();
    }
}
