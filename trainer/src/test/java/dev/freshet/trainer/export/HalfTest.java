package dev.freshet.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfTest {

    @Test
    void shouldBringEveryHalfBackUnchanged() {
        for (int bits = 0; bits < 0x10000; bits++) {
            float value = Half.value((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(Half.bits(value)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void shouldRoundToTheNearestAndTiesToEven() {
        assertThat(Half.value(Half.bits(1 + 0x1p-11f))).isEqualTo(1f);
        assertThat(Half.value(Half.bits(1 + 3 * 0x1p-11f))).isEqualTo(1 + 0x1p-9f);
        assertThat(Half.value(Half.bits(1 + 0x1.8p-11f))).isEqualTo(1 + 0x1p-10f);
        assertThat(Half.value(Half.bits(65519f))).isEqualTo(65504f);
        assertThat(Half.value(Half.bits(65520f))).isInfinite();
        assertThat(Half.value(Half.bits(0x1p-25f))).isZero();
        assertThat(Half.value(Half.bits(Float.NaN))).isNaN();
    }
}
