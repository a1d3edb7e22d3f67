package dev.freshet.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.ConfigReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListeningTest {

    @Test
    void shouldBeKnownByWhereItListens() {
        assertThat(of("http.port=8081").advertised()).isEqualTo("127.0.0.1:8081");
        assertThat(of("http.host=::1", "http.port=8081").advertised()).isEqualTo("[::1]:8081");
    }

    @Test
    void shouldChooseAPortBeforeItIsKnownByOne() {
        Listening listening = of("http.port=0");

        assertThat(listening.http().port()).isPositive();
        assertThat(listening.advertised())
                .isEqualTo("127.0.0.1:" + listening.http().port());
    }

    @Test
    void shouldBeKnownByAnAddressOfItsOwnWhereItListensOnAll() {
        String advertised = of("http.host=0.0.0.0", "http.port=8081").advertised();

        assertThat(advertised).endsWith(":8081").doesNotStartWith("0.0.0.0");
    }

    @Test
    void shouldBeKnownAsTheOperatorSays() {
        assertThat(of("query.advertised=shop.example:99").advertised()).isEqualTo("shop.example:99");
    }

    @Test
    void shouldSayInOneLineThatTheAddressIsNotThisMachines() {
        assertThatThrownBy(() -> of("http.host=192.0.2.1", "http.port=0"))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("http.host");
    }

    private static Listening of(String... settings) {
        return Listening.of(ConfigReader.read(Optional.empty(), Map.of(), List.of(settings)));
    }
}
