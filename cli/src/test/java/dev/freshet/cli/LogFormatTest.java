package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFormatTest {

    @Test
    void shouldBeColouredOnATerminalOnly() {
        assertThat(LogFormat.chosen(Map.of(), true)).isEqualTo(LogFormat.COLOUR);
        assertThat(LogFormat.chosen(Map.of(), false)).isEqualTo(LogFormat.PLAIN);
    }

    @Test
    void shouldHonourNoColorAndSimpleTerminals() {
        assertThat(LogFormat.chosen(Map.of("NO_COLOR", "1"), true)).isEqualTo(LogFormat.PLAIN);
        assertThat(LogFormat.chosen(Map.of("NO_COLOR", ""), true)).isEqualTo(LogFormat.COLOUR);
        assertThat(LogFormat.chosen(Map.of("TERM", "dumb"), true)).isEqualTo(LogFormat.PLAIN);
    }

    @Test
    void shouldDoAsItIsToldAnywhere() {
        assertThat(LogFormat.chosen(Map.of("FRESHET_LOG", "json"), true)).isEqualTo(LogFormat.JSON);
        assertThat(LogFormat.chosen(Map.of("FRESHET_LOG", "COLOUR", "NO_COLOR", "1"), false))
                .isEqualTo(LogFormat.COLOUR);
        assertThat(LogFormat.chosen(Map.of("FRESHET_LOG", " "), false)).isEqualTo(LogFormat.PLAIN);
    }

    @Test
    void shouldNameWhatIsAllowed() {
        assertThatThrownBy(() -> LogFormat.chosen(Map.of("FRESHET_LOG", "xml"), false))
                .isInstanceOf(WrongUsage.class)
                .hasMessage("FRESHET_LOG is 'xml'; allowed are plain, colour and json");
    }
}
