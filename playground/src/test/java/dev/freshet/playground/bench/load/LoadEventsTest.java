package dev.freshet.playground.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadEventsTest {

    private static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load();
    private static final int SIZE = 50;
    private static final long FROM_MS = 1_800_000_000_000L;

    private final AvroCodec<dev.freshet.schemas.UserEvent> codec =
            AvroCodec.of(dev.freshet.schemas.UserEvent.class, SCHEMAS);

    @Test
    void shouldGiveEveryEventAnIdOfItsOwnThatTellsItsNumber() {
        // Given
        LoadEvents events = events();

        // When
        dev.freshet.schemas.UserEvent first = read(events, 3);
        dev.freshet.schemas.UserEvent repeated = read(events, 3 + SIZE);

        // Then
        assertThat(LoadEvents.number(first.getEventId())).isEqualTo(3);
        assertThat(LoadEvents.number(repeated.getEventId())).isEqualTo(3 + SIZE);
        assertThat(repeated.getItems()).isEqualTo(first.getItems());
    }

    @Test
    void shouldLetTimeAdvanceHoweverOftenTheSequenceStartsAnew() {
        LoadEvents events = events();

        for (long number : new long[] {0, 1, SIZE - 1, SIZE, SIZE + 1, 5 * SIZE + 3, 40_000_000}) {
            assertThat(read(events, number).getEventTime()).isEqualTo(Instant.ofEpochMilli(FROM_MS + number));
        }
    }

    @Test
    void shouldKeyEachEventByItsSubject() {
        LoadEvents events = events();

        for (int i = 0; i < SIZE; i++) {
            assertThat(new String(events.key(i), StandardCharsets.UTF_8))
                    .isEqualTo(read(events, i).getUserId().orElseThrow());
        }
    }

    @Test
    void shouldGoOnWhereThePastEnds() {
        // Given one person whose tape has 4 events, 2 of them past
        LoadEvents events = LoadEvents.encode(tapes(), 2, new Zipf(1, 1), SIZE, FROM_MS, 1, SCHEMAS);

        // When
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            items.add(read(events, i).getItems().get(0).getItemId());
        }

        // Then
        assertThat(items).containsExactly("a-2", "a-3", "a-0", "a-1");
    }

    private dev.freshet.schemas.UserEvent read(LoadEvents events, long number) {
        return codec.decode(events.value(number)).orElseThrow();
    }

    private static LoadEvents events() {
        return LoadEvents.encode(tapes(), 2, new Zipf(10, 1), SIZE, FROM_MS, 1, SCHEMAS);
    }

    private static Tapes tapes() {
        return new Tapes(List.of(tape("a"), tape("b")));
    }

    private static List<UserEvent> tape(String name) {
        List<UserEvent> tape = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tape.add(UserEvent.builder(EventType.BROWSE, Subject.user(name), name + i)
                    .item(name + "-" + i)
                    .timeMs(i)
                    .build());
        }
        return tape;
    }
}
