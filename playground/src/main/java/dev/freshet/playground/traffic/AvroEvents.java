package dev.freshet.playground.traffic;

import dev.freshet.core.event.Consent;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.schemas.LineItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as a shop would send them. */
public final class AvroEvents {

    private AvroEvents() {}

    public static dev.freshet.schemas.UserEvent event(UserEvent event) {
        boolean user = event.subject().kind() == Subject.Kind.USER;
        return dev.freshet.schemas.UserEvent.newBuilder()
                .setEventId(event.eventId())
                .setEventType(event.type().name())
                .setUserId(user ? event.subject().id() : null)
                .setAnonymousId(
                        user ? event.alias().orElse(null) : event.subject().id())
                .setSessionId(event.sessionId().orElse(null))
                .setItems(lines(event))
                .setSearchQuery(event.searchQuery().orElse(null))
                .setCurrency(event.currency().orElse(null))
                .setEventTime(Instant.ofEpochMilli(event.timeMs()))
                .setSurface(event.surface().orElse(null))
                .setRecommendationId(event.recommendationId().orElse(null))
                .setConsent(consent(event.consent()))
                .setAttributes(event.attributes())
                .build();
    }

    private static List<LineItem> lines(UserEvent event) {
        return event.items().stream()
                .map(line -> LineItem.newBuilder()
                        .setItemId(line.itemId())
                        .setQuantity(line.quantity())
                        .setUnitPrice(
                                line.unitPrice().isPresent() ? line.unitPrice().getAsDouble() : null)
                        .build())
                .toList();
    }

    private static @Nullable String consent(Consent consent) {
        return consent == Consent.UNSPECIFIED ? null : consent.name();
    }
}
