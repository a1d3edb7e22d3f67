package dev.freshet.streams.codec;

import dev.freshet.core.event.Consent;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the value of user-events. Belongs to one thread. */
public final class EventWriter {

    private final AvroCodec<dev.freshet.schemas.UserEvent> codec;

    public EventWriter(ReleasedSchemas schemas) {
        this.codec = AvroCodec.of(dev.freshet.schemas.UserEvent.class, schemas);
    }

    /** @param event whose time is known */
    public byte[] write(UserEvent event) {
        boolean user = event.subject().kind() == Subject.Kind.USER;
        String id = event.subject().id();
        return codec.encode(dev.freshet.schemas.UserEvent.newBuilder()
                .setEventId(event.eventId())
                .setEventType(event.type().name())
                .setUserId(user ? id : null)
                .setAnonymousId(user ? event.alias().orElse(null) : id)
                .setSessionId(event.sessionId().orElse(null))
                .setItems(lines(event.items()))
                .setSearchQuery(event.searchQuery().orElse(null))
                .setCurrency(event.currency().orElse(null))
                .setEventTime(Instant.ofEpochMilli(event.timeMs()))
                .setSurface(event.surface().orElse(null))
                .setRecommendationId(event.recommendationId().orElse(null))
                .setConsent(consent(event.consent()))
                .setAttributes(event.attributes())
                .build());
    }

    private static List<dev.freshet.schemas.LineItem> lines(List<LineItem> items) {
        List<dev.freshet.schemas.LineItem> lines = new ArrayList<>(items.size());
        for (LineItem item : items) {
            lines.add(dev.freshet.schemas.LineItem.newBuilder()
                    .setItemId(item.itemId())
                    .setQuantity(item.quantity())
                    .setUnitPrice(
                            item.unitPrice().isPresent() ? item.unitPrice().getAsDouble() : null)
                    .build());
        }
        return lines;
    }

    private static @Nullable String consent(Consent consent) {
        return consent == Consent.UNSPECIFIED ? null : consent.name();
    }
}
