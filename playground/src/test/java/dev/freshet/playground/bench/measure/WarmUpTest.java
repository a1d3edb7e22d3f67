package dev.freshet.playground.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void shouldTakeAMinuteAtLeast() {
        WarmUp warmUp = new WarmUp();
        for (int i = 0; i < 5; i++) {
            warmUp.add(1_000, 0);
            assertThat(warmUp.done()).isFalse();
        }

        warmUp.add(1_000, 0);

        assertThat(warmUp.done()).isTrue();
    }

    @Test
    void shouldGoOnWhileMethodsAreCompiled() {
        WarmUp warmUp = new WarmUp();
        for (int i = 0; i < 9; i++) {
            warmUp.add(1_000, i < 7 ? 2_000 : 100);
        }

        assertThat(warmUp.done()).isFalse();
        warmUp.add(1_000, 100);
        assertThat(warmUp.done()).isTrue();
    }

    @Test
    void shouldGoOnWhileTheRateRises() {
        WarmUp warmUp = new WarmUp();
        for (int i = 1; i <= 6; i++) {
            warmUp.add(1_000 * i, 0);
        }

        assertThat(warmUp.done()).isFalse();
    }
}
