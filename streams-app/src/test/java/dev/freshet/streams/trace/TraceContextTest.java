package dev.freshet.streams.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void shouldGoOnWithTheTraceUnderANewSpan() {
        TraceContext next = TraceContext.parse(PARENT, "vendor=1").orElseThrow().next(0xabcL);

        assertThat(next.parent()).isEqualTo("00-" + TRACE + "-0000000000000abc-01");
        assertThat(next.state()).contains("vendor=1");
    }

    @Test
    void shouldReadWhatItWrote() {
        // Given
        TraceContext written = TraceContext.parse(PARENT, "a=1,b=2").orElseThrow();
        Headers headers = new RecordHeaders().add(TraceContext.PARENT_HEADER, "an older one".getBytes(UTF_8));

        // When
        written.writeTo(headers);

        // Then
        assertThat(headers.toArray()).hasSize(2);
        assertThat(TraceContext.of(headers)).contains(written);
    }

    @Test
    void shouldReadLaterVersionsAsFarAsTheyAreKnown() {
        String later = "cc-" + TRACE + "-00f067aa0ba902b7-ff-what-comes-next";

        assertThat(TraceContext.parse(later, null))
                .contains(new TraceContext(TRACE, "00f067aa0ba902b7", 3, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01"
            })
    void shouldIgnoreWhatIsMalformed(String parent) {
        assertThat(TraceContext.parse(parent, "vendor=1")).isEmpty();
        assertThat(TraceContext.of(new RecordHeaders().add(TraceContext.PARENT_HEADER, parent.getBytes(UTF_8))))
                .isEmpty();
    }

    @Test
    void shouldIgnoreHeadersWithoutAValue() {
        assertThat(TraceContext.of(new RecordHeaders())).isEmpty();
        assertThat(TraceContext.of(new RecordHeaders().add(TraceContext.PARENT_HEADER, null)))
                .isEmpty();
    }

    @Test
    void shouldKeepTheTraceWhereItsStateCannotBeHandedOn() {
        assertThat(TraceContext.parse(PARENT, "v=" + "x".repeat(600))
                        .orElseThrow()
                        .state())
                .isEmpty();
        assertThat(TraceContext.parse(PARENT, "v=\u00fc").orElseThrow().state()).isEmpty();
    }

    @Test
    void shouldRefuseToBeMadeOfNonsense() {
        assertThatThrownBy(() -> new TraceContext("x", "00f067aa0ba902b7", 1, Optional.empty()))
                .hasMessageContaining("traceId");
    }
}
