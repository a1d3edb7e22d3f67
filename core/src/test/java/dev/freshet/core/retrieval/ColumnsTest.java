package dev.freshet.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void shouldBeTheInnerProductsAndTheSameToTheLastBitInEitherLayout() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            // Given
            int d = 1 + random.nextInt(70);
            int n = random.nextInt(200);
            int from = random.nextInt(5);
            float[] by = floats(random, from + d);
            float[] rows = floats(random, n * d);
            float[] start = floats(random, n + 1);
            float[][] columns = new float[d][n + random.nextInt(3)];
            for (int i = 0; i < n * d; i++) {
                columns[i % d][i / d] = rows[i];
            }

            // When
            float[] sums = Arrays.copyOf(start, n + 1);
            Columns.add(by, from, columns, n, sums);

            // Then
            for (int i = 0; i < n; i++) {
                double plain = start[i];
                for (int k = 0; k < d; k++) {
                    plain += (double) by[from + k] * rows[i * d + k];
                }
                assertThat((double) sums[i]).as("round %d", round).isCloseTo(plain, within(1e-5));
                assertThat(Columns.add(start[i], by, from, rows, i * d, d))
                        .as("round %d", round)
                        .isEqualTo(sums[i]);
            }
            assertThat(sums[n]).isEqualTo(start[n]);
        }
    }

    private static float[] floats(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextFloat() - .5f;
        }
        return values;
    }
}
