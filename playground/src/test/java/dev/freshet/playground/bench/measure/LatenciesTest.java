package dev.freshet.playground.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static final long MILLI = 1_000_000;
    private static final long START = -5 * MILLI;

    private long wallMs = 1_000;

    @Test
    void shouldCountFromTheMomentAnEventWasDue() {
        // Given a sender that stalled: all events were due at different moments and answered at one
        Latencies latencies = new Latencies(100, 3, START, () -> wallMs);
        for (int i = 0; i < 3; i++) {
            latencies.due(100 + i, MILLI * i * 10);
        }

        // When
        for (int i = 0; i < 3; i++) {
            latencies.received(100 + i, 0, 30 * MILLI);
        }

        // Then the stall counts for each event that it delayed
        assertThat(latencies.histogram(0, 3).getMaxValue()).isBetween(29_900L, 30_100L);
        assertThat(latencies.histogram(0, 3).getMinValue()).isBetween(9_900L, 10_100L);
    }

    @Test
    void shouldLeaveOutTheWarmUpAndWhatIsNotItsOwn() {
        // Given
        Latencies latencies = new Latencies(0, 2, START, () -> wallMs);
        latencies.due(0, 0);
        latencies.due(1, 0);

        // When
        latencies.received(0, 0, 500 * MILLI);
        latencies.received(1, 0, MILLI);
        latencies.received(2, 0, 900 * MILLI);

        // Then
        assertThat(latencies.histogram(1, 2).getTotalCount()).isEqualTo(1);
        assertThat(latencies.histogram(1, 2).getMaxValue()).isBetween(999L, 1_001L);
    }

    @Test
    void shouldCountFromTheAppendByTheClockOfTheDay() {
        // Given an event that its sender kept for 40 ms
        Latencies latencies = new Latencies(7, 2, START, () -> wallMs);
        latencies.due(7, 0);
        latencies.appended(7, 1_040);

        // When
        wallMs = 1_046;
        latencies.received(7, 0, 46 * MILLI);

        // Then, and the one that nobody answered is left out
        assertThat(latencies.sinceAppend(0, 2).getTotalCount()).isEqualTo(1);
        assertThat(latencies.sinceAppend(0, 2).getMaxValue()).isBetween(5_990L, 6_010L);
    }

    @Test
    void shouldKeepTheFirstOfTwoAnswers() {
        // Given
        Latencies latencies = new Latencies(0, 1, START, () -> wallMs);
        latencies.due(0, 0);

        // When
        latencies.received(0, 0, 2 * MILLI);
        latencies.received(0, 0, 80 * MILLI);

        // Then
        assertThat(latencies.histogram(0, 1).getMaxValue()).isBetween(1_999L, 2_001L);
    }

    @Test
    void shouldTellWhatIsNotAnswered() {
        // Given
        Latencies latencies = new Latencies(0, 3, START, () -> wallMs);

        // When
        latencies.received(1, 0, MILLI);

        // Then
        assertThat(latencies.unanswered(0)).isEqualTo(2);
        assertThat(latencies.unanswered(2)).isEqualTo(1);
    }
}
