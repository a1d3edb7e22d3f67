package dev.freshet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void shouldHaveNoWidthWhereAllAreAlike() {
        // Given: three people with 2, 1 and 4 cases of value 0.5
        Bootstrap bootstrap = Bootstrap.of(new double[][] {{1, 0.5, 2}}, new int[] {2, 1, 4}, 200, 1);

        // Then
        assertThat(bootstrap.interval(0)).isEqualTo(new Bootstrap.Interval(0.5, 0.5));
    }

    @Test
    void shouldComeNearTheNormalIntervalOfManyPeople() {
        // Given: 2,000 tosses of a fair coin
        int[] one = new int[2_000];
        Arrays.fill(one, 1);
        Random random = new Random(2);
        double[] tosses = random.ints(2_000, 0, 2).asDoubleStream().toArray();
        double mean = Arrays.stream(tosses).average().orElseThrow();
        double error = Math.sqrt(mean * (1 - mean) / 2_000);

        // When
        Bootstrap.Interval interval =
                Bootstrap.of(new double[][] {tosses}, one, 2_000, 3).interval(0);

        // Then
        assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(0.15 * error));
        assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(0.15 * error));
    }

    @Test
    void shouldPairDifferences() {
        // Given: the second column is always a tenth below the first, which varies a lot
        double[][] sums = {{0.1, 0.9, 0.5, 1.0, 0.2}, {0.0, 0.8, 0.4, 0.9, 0.1}};
        Bootstrap bootstrap = Bootstrap.of(sums, new int[] {1, 1, 1, 1, 1}, 999, 4);

        // Then
        assertThat(bootstrap.difference(0, 1).low()).isCloseTo(0.1, within(1e-12));
        assertThat(bootstrap.difference(0, 1).high()).isCloseTo(0.1, within(1e-12));
        assertThat(bootstrap.pValue(0, 1)).isCloseTo(2.0 / 1_000, within(1e-12));
        assertThat(bootstrap.pValue(1, 0)).isCloseTo(2.0 / 1_000, within(1e-12));
        assertThat(bootstrap.pValue(0, 0)).isEqualTo(1);
    }

    @Test
    void shouldCallADifferenceOfChanceOne() {
        // Given: two columns of the same coin
        Random random = new Random(5);
        int[] one = new int[500];
        Arrays.fill(one, 1);
        double[] a = random.doubles(500).toArray();
        double[] b = random.doubles(500).toArray();

        // Then
        assertThat(Bootstrap.of(new double[][] {a, b}, one, 500, 6).pValue(0, 1))
                .isGreaterThan(0.05);
    }

    @Test
    void shouldDrawTheSameBySeed() {
        double[][] sums = {{1, 0, 0, 1, 1, 0, 1}};
        int[] one = {1, 1, 1, 1, 1, 1, 1};

        assertThat(Bootstrap.of(sums, one, 100, 7).interval(0))
                .isEqualTo(Bootstrap.of(sums, one, 100, 7).interval(0));
    }

    @Test
    void shouldTakeQuantilesBetweenValues() {
        assertThat(Bootstrap.quantile(new double[] {0, 1, 2, 3, 4}, 0.5)).isEqualTo(2);
        assertThat(Bootstrap.quantile(new double[] {0, 10}, 0.25)).isEqualTo(2.5);
        assertThat(Bootstrap.quantile(new double[] {3}, 0.975)).isEqualTo(3);
    }
}
