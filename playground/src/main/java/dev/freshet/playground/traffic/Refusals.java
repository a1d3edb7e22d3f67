package dev.freshet.playground.traffic;

import dev.freshet.core.event.EventType;
import dev.freshet.schemas.DeadLetter;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which answered events came back as dead letters: they will have no slate. Belongs to one thread. */
final class Refusals {

    private final AvroCodec<UserEvent> events;
    private final Set<String> eventIds = new HashSet<>();

    Refusals(ReleasedSchemas schemas) {
        this.events = AvroCodec.of(UserEvent.class, schemas);
    }

    /**
     * Whether the letter refuses an answered event that was not refused before; the repeat of a refused event is refused as
     * well, and had no slate to expect.
     */
    boolean add(DeadLetter letter) {
        return letter.getValue()
                .flatMap(this::event)
                .filter(Refusals::answered)
                .filter(event -> eventIds.add(event.getEventId()))
                .isPresent();
    }

    private Optional<UserEvent> event(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return events.decode(bytes) instanceof Decoded.Value<UserEvent> decoded
                ? Optional.of(decoded.value())
                : Optional.empty();
    }

    private static boolean answered(UserEvent event) {
        return Arrays.stream(EventType.values())
                .anyMatch(type -> type.answered() && type.name().equals(event.getEventType()));
    }
}
