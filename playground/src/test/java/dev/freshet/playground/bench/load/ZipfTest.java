package dev.freshet.playground.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipfTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7, 1, 1.3})
    void shouldDrawEachRankAsOftenAsItsWeightSays(double exponent) {
        // Given
        int ranks = 20;
        int draws = 200_000;
        Zipf zipf = new Zipf(ranks, exponent);
        SplittableRandom random = new SplittableRandom(7);
        int[] counts = new int[ranks];

        // When
        for (int i = 0; i < draws; i++) {
            counts[zipf.draw(random)]++;
        }

        // Then
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1, -exponent);
        }
        for (int rank = 0; rank < ranks; rank++) {
            double expected = Math.pow(rank + 1, -exponent) / sum;
            assertThat(counts[rank] / (double) draws).isCloseTo(expected, within(0.006));
        }
    }

    @Test
    void shouldRefuseNoRanks() {
        assertThatThrownBy(() -> new Zipf(0, 1)).hasMessageContaining("Zipf over 0");
    }
}
