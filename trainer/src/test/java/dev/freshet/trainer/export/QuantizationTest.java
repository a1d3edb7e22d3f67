package dev.freshet.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class QuantizationTest {

    private final Random random = new Random(3);

    @Test
    void shouldNotChangeWhatWasRoundedBefore() {
        for (Quantization quantization : Quantization.values()) {
            for (int round = 0; round < 200; round++) {
                float[] once = quantization.rounded(table(7, 5), 5);

                assertThat(quantization.rounded(once.clone(), 5))
                        .as(quantization.toString())
                        .containsExactly(once);
            }
        }
    }

    @Test
    void shouldRoundToTheNearestMultipleOfTheRowsScale() {
        for (int round = 0; round < 200; round++) {
            // Given
            float[] values = table(7, 5);

            // When
            Int8Rows rows = Int8Rows.of(values, 5);
            float[] restored = rows.restored();

            // Then
            for (int i = 0; i < values.length; i++) {
                float scale = rows.scales()[i / 5];
                assertThat((double) Math.abs(restored[i] - values[i])).isLessThanOrEqualTo(scale * .5001);
            }
        }
    }

    @Test
    void shouldScaleARowByItsLargestMagnitude() {
        Int8Rows rows = Int8Rows.of(new float[] {-2.54f, 1.28f, .02f, 127, 0, -126.4f}, 3);

        assertThat(rows.values()).containsExactly(-127, 64, 1, 127, 0, -126);
        assertThat(rows.scales()[0]).isCloseTo(.02f, Percentage.withPercentage(.002));
        assertThat(rows.scales()[1]).isEqualTo(1);
    }

    @Test
    void shouldKeepZeroAndTheSmallestNumbers() {
        Int8Rows rows = Int8Rows.of(new float[] {0, 0, Float.MIN_VALUE, 0, 0x1p-130f, -0x1p-131f}, 2);

        assertThat(rows.restored()).startsWith(0, 0).doesNotContain(Float.NaN);
        assertThat(rows.restored()[4]).isCloseTo(0x1p-130f, Offset.offset(0x1p-136f));
    }

    /** Rows of very different sizes. */
    private float[] table(int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            double size = Math.pow(10, random.nextInt(7) - 4);
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = (float) (size * random.nextGaussian());
            }
        }
        return values;
    }
}
