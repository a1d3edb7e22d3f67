package dev.freshet.streams.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.Fallback;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.explain.Reason;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlateReaderTest {

    private static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load();
    private static final SourcePosition POSITION = new SourcePosition("freshet.user-events", 2, 9);

    private final SlateWriter writer = new SlateWriter(SCHEMAS, "home");
    private final SlateReader reader = new SlateReader(SCHEMAS);

    @Test
    void shouldReadWhatIsWritten() {
        SlateItem tea = new SlateItem("tea", 1, 0.5, Set.of(Source.EMBEDDING), Reason.of(Reason.Kind.HISTORY), 1.0);
        Slate slate = new Slate(Optional.of("m1"), 1, 2, Optional.empty(), List.of(tea));

        assertThat(reader.read(write(slate, Subject.user("anna"))))
                .isEqualTo(new Decoded.Value<>(new SentSlate(
                        SlateWriter.recommendationId(POSITION),
                        Subject.user("anna"),
                        POSITION,
                        Optional.of("m1"),
                        Optional.empty(),
                        List.of(new SentSlate.Item("tea", 1, 0.5, List.of("embedding"), "HISTORY")))));
    }

    @Test
    void shouldTellAnonymousSubjectsAndFallbacks() {
        Slate slate = new Slate(Optional.empty(), 0, 0, Optional.of(Fallback.NO_MODEL), List.of());

        SentSlate read = reader.read(write(slate, Subject.anonymous("cookie"))).orElseThrow();

        assertThat(read.subject()).isEqualTo(Subject.anonymous("cookie"));
        assertThat(read.fallback()).hasValue("NO_MODEL");
    }

    @Test
    void shouldNotReadWhatIsNoSlate() {
        assertThat(reader.read(new byte[] {1, 2, 3})).isInstanceOf(Decoded.Unreadable.class);
    }

    private byte[] write(Slate slate, Subject subject) {
        UserEvent event = UserEvent.builder(EventType.BROWSE, subject, "e1")
                .item("mug")
                .timeMs(5)
                .build();
        return writer.write(slate, Unanswered.of(event, POSITION, Optional.empty()), 7);
    }
}
