package dev.freshet.playground.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.cli.WrongUsage;
import dev.freshet.streams.config.Guarantee;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchOptionsTest {

    @Test
    void shouldPutTheStandardLoadByDefault() {
        BenchOptions options = parse();

        assertThat(options.people()).isEqualTo(50_000);
        assertThat(options.items()).isEqualTo(20_000);
        assertThat(options.zipf()).isEqualTo(1.0);
        assertThat(options.cacheMb()).isEqualTo(1024);
        assertThat(options.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
        assertThat(options.rate()).isEmpty();
    }

    @Test
    void shouldKeepWhatIsGivenWhereTheRestIsQuick() {
        BenchOptions options = parse("--quick", "--people", "77", "--guarantee", "at-least-once", "--set", "a.b=c");

        assertThat(options.people()).isEqualTo(77);
        assertThat(options.measured()).isLessThan(Duration.ofSeconds(15));
        assertThat(options.guaranteeWord()).isEqualTo("at-least-once");
        assertThat(options.settings()).containsExactly("a.b=c");
    }

    @ParameterizedTest
    @CsvSource({
        "--people,0",
        "--zipf,-1",
        "--items,5",
        "--past,0",
        "--tapes,0",
        "--seconds,0",
        "--cache-mb,0",
        "--threads,0"
    })
    void shouldNameTheOptionThatIsOutOfRange(String option, String value) {
        assertThatThrownBy(() -> parse(option, value))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining(option)
                .hasMessageContaining("allowed is");
    }

    private static BenchOptions parse(String... arguments) {
        LoadArguments load = new LoadArguments();
        CommandLine.populateCommand(load, arguments);
        return load.options();
    }
}
