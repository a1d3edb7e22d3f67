package dev.freshet.streams.validation;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an event says, however it was written, before anybody judged it: any of it may be wrong.
 *
 * @param timeMs when it happened, ms since 1970 UTC
 */
public record EventFields(
        String eventId,
        String type,
        Optional<String> userId,
        Optional<String> anonymousId,
        Optional<String> sessionId,
        List<Line> items,
        Optional<String> searchQuery,
        Optional<String> currency,
        long timeMs,
        Optional<String> surface,
        Optional<String> recommendationId,
        Optional<String> consent,
        Map<String, String> attributes) {

    /** One item, as it was given. */
    public record Line(String itemId, int quantity, OptionalDouble unitPrice) {}

    /** An event that asks to forget somebody. */
    public static EventFields erase(Subject.Kind kind, String id, String eventId, long timeMs) {
        Optional<String> given = Optional.of(id);
        return new EventFields(
                eventId,
                EventType.ERASE.name(),
                kind == Subject.Kind.USER ? given : Optional.empty(),
                kind == Subject.Kind.ANONYMOUS ? given : Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                timeMs,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
