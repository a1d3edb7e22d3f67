package dev.freshet.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

    private static final long NOW = Duration.ofHours(100).toMillis();

    private final Coverage coverage = new Coverage();

    @Test
    void shouldCountNothingAtFirst() {
        assertThat(coverage.sinceStart()).isZero();
        assertThat(coverage.lastHour(NOW)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000, 500_000})
    void shouldCountDifferentItemsWithinAPercent(int items) {
        for (int i = 0; i < items; i++) {
            coverage.add("item-" + i, NOW);
            coverage.add("item-" + i, NOW);
        }

        assertThat(coverage.sinceStart()).isCloseTo(items, within(0.5 + items / 100.0));
        assertThat(coverage.lastHour(NOW)).isCloseTo(items, within(0.5 + items / 100.0));
    }

    @Test
    void shouldForgetWhatWasShownMoreThanAnHourAgo() {
        coverage.add("tea", NOW);
        coverage.add("mug", NOW + Duration.ofMinutes(30).toMillis());

        assertThat(coverage.lastHour(NOW + Duration.ofMinutes(49).toMillis())).isCloseTo(2, within(0.01));
        assertThat(coverage.lastHour(NOW + Duration.ofMinutes(61).toMillis())).isCloseTo(1, within(0.01));
        assertThat(coverage.lastHour(NOW + Duration.ofHours(3).toMillis())).isZero();
        assertThat(coverage.sinceStart()).isCloseTo(2, within(0.01));
    }
}
