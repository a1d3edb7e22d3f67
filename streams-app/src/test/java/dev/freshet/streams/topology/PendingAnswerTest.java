package dev.freshet.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.Subject;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.codec.Unanswered;
import dev.freshet.streams.trace.TraceContext;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingAnswerTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void shouldReadWhatItWrote() {
        PendingAnswer traced = answer(TraceContext.parse(PARENT, "vendor=1"));
        PendingAnswer untraced = answer(Optional.empty());

        assertThat(PendingAnswer.ofBytes(traced.toBytes())).isEqualTo(traced);
        assertThat(PendingAnswer.ofBytes(untraced.toBytes())).isEqualTo(untraced);
    }

    @Test
    void shouldReadTheFormatThatKnewNothingOfTraces() {
        // Given the same without the two empty texts at the end
        PendingAnswer untraced = answer(Optional.empty());
        byte[] bytes = untraced.toBytes();
        byte[] older = Arrays.copyOf(bytes, bytes.length - 2 * Short.BYTES);
        older[0] = 1;

        assertThat(PendingAnswer.ofBytes(older)).isEqualTo(untraced);
    }

    @Test
    void shouldRefuseAFormatThatItDoesNotKnow() {
        byte[] later = answer(Optional.empty()).toBytes();
        later[0] = 3;

        assertThatThrownBy(() -> PendingAnswer.ofBytes(later)).hasMessageContaining("format 3");
    }

    private static PendingAnswer answer(Optional<TraceContext> trace) {
        return new PendingAnswer(
                new Unanswered(
                        Subject.user("anna"),
                        "1",
                        5,
                        Consent.UNSPECIFIED,
                        new SourcePosition("events", 0, 9),
                        ImmutableLongArray.of(7, 8),
                        trace),
                5,
                6);
    }
}
