package dev.freshet.streams.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LoggedTraceTest {

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void shouldNameTheTraceUntilItsEnd() {
        // Given
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";

        // When
        LoggedTrace.begin(TraceContext.parse("00-" + traceId + "-00f067aa0ba902b7-01", null));

        // Then
        assertThat(MDC.get(LoggedTrace.FIELD)).isEqualTo(traceId);
        LoggedTrace.end();
        assertThat(MDC.get(LoggedTrace.FIELD)).isNull();
    }

    @Test
    void shouldNameNothingWhereThereIsNoTrace() {
        LoggedTrace.begin(Optional.empty());

        assertThat(MDC.get(LoggedTrace.FIELD)).isNull();
    }
}
