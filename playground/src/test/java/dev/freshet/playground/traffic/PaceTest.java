package dev.freshet.playground.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void shouldMakeTheFirstTurnDueAtOnce() {
        assertThat(new Pace(0.001).nanosToNextTurn()).isLessThanOrEqualTo(0);
    }

    @Test
    void shouldKeepTheScheduleWhateverTurnsTake() {
        // Given
        Pace pace = new Pace(1);
        pace.nanosToNextTurn();

        // When
        long second = pace.nanosToNextTurn();
        long third = pace.nanosToNextTurn();

        // Then
        assertThat(second).isBetween(TimeUnit.MILLISECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(1));
        assertThat(third - second).isBetween(TimeUnit.MILLISECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void shouldCatchUpAfterAHoldUp() {
        // Given
        Pace pace = new Pace(1e9);

        // When
        long due = 0;
        for (int turn = 0; turn < 1_000; turn++) {
            due = pace.nanosToNextTurn();
        }

        // Then
        assertThat(due).isLessThanOrEqualTo(1_000);
    }

    @Test
    void shouldRefuseARateOfNothing() {
        assertThatThrownBy(() -> new Pace(0))
                .hasMessageContaining("rate is 0.0")
                .hasMessageContaining("more than 0");
    }
}
