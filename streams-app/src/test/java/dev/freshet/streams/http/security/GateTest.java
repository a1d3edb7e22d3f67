package dev.freshet.streams.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.config.HttpLimits;
import dev.freshet.streams.config.Permission;
import dev.freshet.streams.config.TlsConfig;
import io.github.bucket4j.TimeMeter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final Admission GRANTED = new Admission.Granted();
    private static final NewToken READER = NewToken.make("reader", Set.of(Permission.READ), new SecureRandom());
    private static final NewToken SHOP = NewToken.make("shop", Set.of(Permission.WRITE), new SecureRandom());

    private final ManualClock clock = new ManualClock();

    @Test
    void shouldAdmitATokenToWhatItIsGoodForAndToNothingElse() {
        Gate gate = gate("0.0.0.0", READER, SHOP);

        assertThat(gate.admit(read("Bearer " + READER.secret()))).isEqualTo(GRANTED);
        assertThat(gate.admit(read("bearer  " + READER.secret()))).isEqualTo(GRANTED);
        assertThat(gate.admit(change("Bearer " + SHOP.secret()))).isEqualTo(GRANTED);
        assertThat(gate.admit(read("Bearer " + SHOP.secret()))).isEqualTo(new Admission.Forbidden(Permission.READ));
        assertThat(gate.admit(change("Bearer " + READER.secret())))
                .isEqualTo(new Admission.Forbidden(Permission.WRITE));
    }

    @Test
    void shouldTellAMissingTokenFromAWrongOne() {
        assertThat(gate("0.0.0.0", READER).admit(read(null))).isEqualTo(new Admission.Unknown(false));
        for (String header : List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Basic " + READER.secret(),
                READER.secret(),
                "Bearer " + READER.token().sha256(),
                "Bearer " + READER.secret().toLowerCase(Locale.ROOT),
                "Bearer " + READER.secret() + "x",
                "Bearer \u00e9\ud83d\ude00")) {
            assertThat(gate("0.0.0.0", READER).admit(read(header))).as(header).isEqualTo(new Admission.Unknown(true));
        }
    }

    @Test
    void shouldAskNobodyForATokenWhereNoneIsNeeded() {
        Gate gate = gate("0.0.0.0", READER);

        assertThat(gate.admit(asking(Optional.empty(), false, null, null))).isEqualTo(GRANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.9", "localhost", "LocalHost", "::1", "[::1]"})
    void shouldStandOpenOnlyOnThisMachine(String host) {
        assertThat(gate(host).admit(read(null))).isEqualTo(GRANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "::", "10.0.0.1", "freshet-0", "127.0.0.1.example", "localhost.example", "127.1"})
    void shouldRefuseToStandOpenToOthers(String host) {
        assertThatThrownBy(() -> gate(host))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining(host)
                .hasMessageContaining("freshet token")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "", "localhost.evil.example:1"})
    void shouldNotAnswerAForeignNameOnAnOpenPort(String host) {
        // A page that its name server points at this machine would read what is here.
        assertThat(gate("127.0.0.1")
                        .admit(new Asking(
                                Optional.of(Permission.READ),
                                false,
                                false,
                                Optional.of(host),
                                Optional.empty(),
                                Optional.empty())))
                .isInstanceOf(Admission.Foreign.class);
    }

    @Test
    void shouldNotLetAPageOfAnotherSiteChangeAnything() {
        Gate gate = Gate.of(
                new HttpConfig(
                        "127.0.0.1",
                        0,
                        Optional.of("https://shop.example, http://a.example:81"),
                        TlsConfig.NONE,
                        HttpLimits.DEFAULT,
                        Map.of()),
                clock);

        for (String own : List.of(
                "http://localhost:8080", "https://localhost:8080", "https://shop.example", "http://a.example:81")) {
            assertThat(gate.admit(asking(Optional.of(Permission.WRITE), true, own, null)))
                    .as(own)
                    .isEqualTo(GRANTED);
        }
        for (String foreign : List.of(
                "null", "https://evil.example", "http://localhost", "http://localhost:8081", "http://a.example", "")) {
            assertThat(gate.admit(asking(Optional.of(Permission.WRITE), true, foreign, null)))
                    .as(foreign)
                    .isInstanceOf(Admission.Foreign.class);
        }
    }

    @Test
    void shouldRationEachTokenByItself() {
        // Given
        Gate gate = gate("0.0.0.0", READER, SHOP);
        Asking reading = read("Bearer " + READER.secret());

        // When
        for (int i = 0; i < 20; i++) {
            assertThat(gate.admit(reading)).isEqualTo(GRANTED);
        }

        // Then
        assertThat(gate.admit(reading)).isEqualTo(new Admission.TooMany(Duration.ofMillis(50)));
        assertThat(gate.admit(change("Bearer " + SHOP.secret()))).isEqualTo(GRANTED);
        clock.forward(Duration.ofMillis(50));
        assertThat(gate.admit(reading)).isEqualTo(GRANTED);
        assertThat(gate.admit(reading)).isInstanceOf(Admission.TooMany.class);
    }

    @Test
    void shouldRationGuessesTogetherAndProbesNever() {
        // Given
        Gate gate = gate("0.0.0.0", READER);

        // When
        for (int i = 0; i < 5; i++) {
            assertThat(gate.admit(read("Bearer guess-" + i))).isInstanceOf(Admission.Unknown.class);
        }

        // Then
        assertThat(gate.admit(read("Bearer guess-5"))).isInstanceOf(Admission.TooMany.class);
        assertThat(gate.admit(asking(Optional.empty(), false, null, null))).isInstanceOf(Admission.TooMany.class);
        assertThat(gate.admit(read("Bearer " + READER.secret()))).isEqualTo(GRANTED);
        assertThat(gate.admit(new Asking(
                        Optional.empty(),
                        false,
                        true,
                        Optional.of("10.0.0.1:8080"),
                        Optional.empty(),
                        Optional.empty())))
                .isEqualTo(GRANTED);
    }

    @Test
    void shouldMakeTokensThatTellNothingOfEachOther() {
        NewToken other = NewToken.make("reader", Set.of(Permission.READ), new SecureRandom());

        assertThat(other.secret()).matches("freshet_[A-Za-z0-9_-]{43}").isNotEqualTo(READER.secret());
        assertThat(other.token().text()).matches("read:[0-9a-f]{64}").doesNotContain(other.secret());
    }

    /** 20 requests a second of a token, 5 of all others. */
    private Gate gate(String host, NewToken... tokens) {
        Map<String, String> configured = new TreeMap<>();
        for (NewToken token : tokens) {
            configured.put(token.token().name(), token.token().text());
        }
        HttpLimits usual = HttpLimits.DEFAULT;
        HttpLimits limits = new HttpLimits(
                usual.bodyBytes(),
                usual.headerBytes(),
                usual.connections(),
                usual.threads(),
                usual.arrivalTimeout(),
                usual.idleTimeout(),
                20,
                tokens.length == 0 ? usual.anonymousPerSecond() : 5);
        return Gate.of(new HttpConfig(host, 0, Optional.empty(), TlsConfig.NONE, limits, configured), clock);
    }

    private static Asking read(String authorization) {
        return asking(Optional.of(Permission.READ), false, null, authorization);
    }

    private static Asking change(String authorization) {
        return asking(Optional.of(Permission.WRITE), true, null, authorization);
    }

    private static Asking asking(Optional<Permission> needed, boolean changes, String origin, String authorization) {
        return new Asking(
                needed,
                changes,
                false,
                Optional.of("localhost:8080"),
                Optional.ofNullable(origin),
                Optional.ofNullable(authorization));
    }

    private static final class ManualClock implements TimeMeter {

        private long nanos = 1;

        void forward(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
