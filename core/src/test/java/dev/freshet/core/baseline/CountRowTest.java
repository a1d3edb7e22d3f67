package dev.freshet.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CountRowTest {

    @Test
    void shouldCountAlikeWhileItTurnsDenseAndItemsKeepComing() {
        // Given
        int items = 3_000;
        int[] expected = new int[items];
        Random random = new Random(3);
        CountRow row = CountRow.empty();
        CountRow first = row;

        // When: the numbers in use grow from 500 to 3,000
        for (int i = 0; i < 20_000; i++) {
            int inUse = Math.min(items, 500 + i / 4);
            int item = random.nextInt(inUse);
            row = row.increment(item, inUse);
            expected[item]++;
        }

        // Then
        double[] sums = new double[items];
        row.addTo(sums, 2);
        assertThat(first).isInstanceOf(CountRow.Sparse.class);
        assertThat(row).isInstanceOf(CountRow.Dense.class);
        for (int item = 0; item < items; item++) {
            assertThat(row.get(item)).isEqualTo(expected[item]);
            assertThat(sums[item]).isEqualTo(2.0 * expected[item]);
        }
    }

    @Test
    void shouldStaySparseWhileMostItemsAreNotCounted() {
        // Given
        CountRow row = CountRow.empty();

        // When
        for (int item = 0; item < 300; item++) {
            row = row.increment(item, 10_000);
        }

        // Then
        assertThat(row).isInstanceOf(CountRow.Sparse.class);
        assertThat(row.get(299)).isEqualTo(1);
        assertThat(row.get(300)).isZero();
    }
}
