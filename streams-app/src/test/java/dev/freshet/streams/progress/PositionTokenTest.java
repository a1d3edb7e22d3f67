package dev.freshet.streams.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTokenTest {

    @Test
    void shouldReadWhatItWrote() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            PositionToken token = new PositionToken(random.nextInt(Integer.MAX_VALUE), random.nextLong() >>> 1);

            assertThat(PositionToken.parse(token.text())).isEqualTo(token);
        }
        assertThat(new PositionToken(3, 1234).text()).isEqualTo("3-1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "3",
                "3-",
                "-3",
                "--3",
                "3--1",
                "a-1",
                "1-a",
                "3-1-2",
                " 3-1",
                "3-1 ",
                "+3-1",
                "99999999999-1",
                "3000000000-1",
                "3-9999999999999999999",
                "3-99999999999999999999",
                "٣-١٢"
            })
    void shouldSayWhatAPositionLooksLike(String text) {
        assertThatThrownBy(() -> PositionToken.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 3-1234");
    }
}
