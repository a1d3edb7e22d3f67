package dev.freshet.streams.codec;

import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.config.InputConfig;
import dev.freshet.streams.validation.EventFields;
import dev.freshet.streams.validation.EventRules;
import dev.freshet.streams.validation.EventValues;
import dev.freshet.streams.validation.FieldNames;
import dev.freshet.streams.validation.RejectReason;
import dev.freshet.streams.validation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the value of user-events. Belongs to one thread. */
public final class EventReader implements EventValues {

    private final AvroCodec<dev.freshet.schemas.UserEvent> codec;
    private final EventRules rules;

    public EventReader(ReleasedSchemas schemas, InputConfig limits) {
        this.codec = AvroCodec.of(dev.freshet.schemas.UserEvent.class, schemas);
        this.rules = new EventRules(limits, FieldNames.RECORD);
    }

    @Override
    public Verdict read(byte[] value, long nowMs) {
        Decoded<dev.freshet.schemas.UserEvent> decoded = codec.decode(value);
        if (decoded instanceof Decoded.Unreadable<dev.freshet.schemas.UserEvent> unreadable) {
            return new Verdict.Rejected(
                    switch (unreadable.fault()) {
                        case NOT_SINGLE_OBJECT -> RejectReason.NOT_SINGLE_OBJECT;
                        case UNKNOWN_SCHEMA -> RejectReason.UNKNOWN_SCHEMA;
                        case CORRUPT -> RejectReason.CORRUPT;
                    },
                    unreadable.detail());
        }
        return rules.judge(fields(decoded.orElseThrow()), nowMs);
    }

    private static EventFields fields(dev.freshet.schemas.UserEvent event) {
        return new EventFields(
                event.getEventId(),
                event.getEventType(),
                event.getUserId(),
                event.getAnonymousId(),
                event.getSessionId(),
                lines(event.getItems()),
                event.getSearchQuery(),
                event.getCurrency(),
                event.getEventTime().toEpochMilli(),
                event.getSurface(),
                event.getRecommendationId(),
                event.getConsent(),
                event.getAttributes());
    }

    private static List<EventFields.Line> lines(List<dev.freshet.schemas.LineItem> items) {
        List<EventFields.Line> lines = new ArrayList<>(items.size());
        for (dev.freshet.schemas.LineItem item : items) {
            Optional<Double> price = item.getUnitPrice();
            lines.add(new EventFields.Line(
                    item.getItemId(),
                    item.getQuantity(),
                    price.isPresent() ? OptionalDouble.of(price.get()) : OptionalDouble.empty()));
        }
        return lines;
    }
}
