package dev.freshet.core.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecayedPopularityTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long HOUR_MS = HOUR.toMillis();
    private static final long NOW = 1_700_000_000_000L;

    private record Weighted(long millionths, long timeMs) {}

    @Test
    void shouldHalveTheSumAfterOneHalfLife() {
        // Given
        DecayedPopularity one = DecayedPopularity.NONE.add(DecayedPopularity.UNIT, NOW, HOUR);

        // When
        DecayedPopularity later = one.add(DecayedPopularity.UNIT, NOW + HOUR_MS, HOUR);

        // Then
        assertThat(one).isEqualTo(new DecayedPopularity(1_000_000, NOW));
        assertThat(later).isEqualTo(new DecayedPopularity(1_500_000, NOW + HOUR_MS));
    }

    @Test
    void shouldDecayALateEventAndKeepTheTime() {
        // Given
        DecayedPopularity one = DecayedPopularity.NONE.add(DecayedPopularity.UNIT, NOW, HOUR);

        // When
        DecayedPopularity after = one.add(DecayedPopularity.UNIT, NOW - 2 * HOUR_MS, HOUR);

        // Then
        assertThat(after).isEqualTo(new DecayedPopularity(1_250_000, NOW));
    }

    @Test
    void shouldKeepEveryBitWhenNoTimePasses() {
        // Given
        long odd = (1L << 60) + 1;

        // When
        DecayedPopularity after = new DecayedPopularity(odd, NOW).add(2, NOW, HOUR);

        // Then
        assertThat(after.millionths()).isEqualTo(odd + 2);
    }

    @Test
    void shouldSaturateInsteadOfOverflowing() {
        // Given
        DecayedPopularity full = new DecayedPopularity(DecayedPopularity.MAX_MILLIONTHS, NOW);

        // When
        DecayedPopularity same = full.add(Long.MAX_VALUE, NOW, HOUR);
        DecayedPopularity later = full.add(Long.MAX_VALUE, NOW + 1, Duration.ofDays(36_500));

        // Then
        assertThat(same).isEqualTo(full);
        assertThat(later.millionths()).isEqualTo(DecayedPopularity.MAX_MILLIONTHS);
    }

    @Test
    void shouldForgetWhatIsVeryOld() {
        // Given
        DecayedPopularity full = new DecayedPopularity(DecayedPopularity.MAX_MILLIONTHS, 0);

        // When
        DecayedPopularity after = full.add(DecayedPopularity.UNIT, NOW, HOUR);

        // Then
        assertThat(after.millionths()).isEqualTo(DecayedPopularity.UNIT);
    }

    @Test
    void shouldScoreNothingBelowEverything() {
        assertThat(DecayedPopularity.NONE.logScore(HOUR)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new DecayedPopularity(1, 0).logScore(HOUR)).isZero();
    }

    @Test
    void shouldScoreTwiceTheSumLikeOneHalfLifeLater() {
        // Given
        DecayedPopularity twice = new DecayedPopularity(8_000_000, NOW);
        DecayedPopularity later = new DecayedPopularity(4_000_000, NOW + HOUR_MS);

        // Then
        assertThat(twice.logScore(HOUR)).isEqualTo(later.logScore(HOUR), within(1e-8));
    }

    @Test
    void shouldRefuseWhatIsNoPopularity() {
        assertThatThrownBy(() -> new DecayedPopularity(-1, 0)).hasMessageContaining("millionths is -1");
        assertThatThrownBy(() -> new DecayedPopularity(0, -1)).hasMessageContaining("asOfMs is -1");
        assertThatThrownBy(() -> DecayedPopularity.NONE.add(-1, NOW, HOUR)).hasMessageContaining("weightMillionths");
        assertThatThrownBy(() -> DecayedPopularity.NONE.add(1, -1, HOUR)).hasMessageContaining("timeMs is -1");
        assertThatThrownBy(() -> DecayedPopularity.NONE.add(1, NOW, Duration.ZERO))
                .hasMessageContaining("halfLife is PT0S");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNotDependOnTheOrderOfArrival(long seed) {
        // Given
        Random random = new Random(seed);
        Duration halfLife = halfLife(random);
        List<Weighted> history = history(random);
        List<Weighted> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);

        // When
        DecayedPopularity inOrder = sum(history, halfLife);
        DecayedPopularity other = sum(shuffled, halfLife);

        // Then
        assertThat(other.asOfMs()).isEqualTo(inOrder.asOfMs());
        assertThat(other.millionths())
                .isCloseTo(inOrder.millionths(), within(history.size() + inOrder.millionths() / 1_000_000_000_000L));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEqualTheDefinition(long seed) {
        // Given
        Random random = new Random(seed);
        Duration halfLife = halfLife(random);
        List<Weighted> history = history(random);
        long latest = history.stream().mapToLong(Weighted::timeMs).max().orElseThrow();
        double expected = history.stream()
                .mapToDouble(e -> e.millionths() * kept(latest - e.timeMs(), halfLife))
                .sum();

        // When
        DecayedPopularity actual = sum(history, halfLife);

        // Then
        assertThat((double) actual.millionths()).isCloseTo(expected, within(history.size() + expected * 1e-12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldOrderItemsAsTheirSumsAtOneMoment(long seed) {
        // Given
        Random random = new Random(seed);
        Duration halfLife = halfLife(random);
        DecayedPopularity first = sum(history(random), halfLife);
        DecayedPopularity second = sum(history(random), halfLife);
        long moment = Math.max(first.asOfMs(), second.asOfMs());
        double firstThen = first.millionths() * kept(moment - first.asOfMs(), halfLife);
        double secondThen = second.millionths() * kept(moment - second.asOfMs(), halfLife);

        // Then
        double difference = first.logScore(halfLife) - second.logScore(halfLife);
        if (firstThen > secondThen * 1.0001) {
            assertThat(difference).isPositive();
        } else if (secondThen > firstThen * 1.0001) {
            assertThat(difference).isNegative();
        } else {
            assertThat(difference).isCloseTo(0, within(1e-3));
        }
    }

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    private static List<Weighted> history(Random random) {
        return random.ints(1 + random.nextInt(60), 1, 50_000_001)
                .mapToObj(weight -> new Weighted(weight, NOW - random.nextInt((int) (48 * HOUR_MS))))
                .toList();
    }

    private static Duration halfLife(Random random) {
        return Duration.ofMinutes(10 + random.nextInt(20_000));
    }

    private static DecayedPopularity sum(List<Weighted> history, Duration halfLife) {
        DecayedPopularity popularity = DecayedPopularity.NONE;
        for (Weighted event : history) {
            popularity = popularity.add(event.millionths(), event.timeMs(), halfLife);
        }
        return popularity;
    }

    private static double kept(long elapsedMs, Duration halfLife) {
        return Math.pow(2, -(double) elapsedMs / halfLife.toMillis());
    }
}
