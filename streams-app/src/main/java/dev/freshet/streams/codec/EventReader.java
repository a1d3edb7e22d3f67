package dev.freshet.streams.codec;

import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.config.InputConfig;
import dev.freshet.streams.validation.EventValues;
import dev.freshet.streams.validation.RejectReason;
import dev.freshet.streams.validation.Verdict;
import java.util.Optional;

/** Reads the value of user-events. Belongs to one thread. */
public final class EventReader implements EventValues {

    private final AvroCodec<dev.freshet.schemas.UserEvent> codec;
    private final InputConfig limits;

    public EventReader(ReleasedSchemas schemas, InputConfig limits) {
        this.codec = AvroCodec.of(dev.freshet.schemas.UserEvent.class, schemas);
        this.limits = limits;
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
        try {
            return new Verdict.Accepted(toCore(decoded.orElseThrow(), nowMs));
        } catch (FieldRejected rejected) {
            return rejected.verdict();
        }
    }

    private UserEvent toCore(dev.freshet.schemas.UserEvent event, long nowMs) throws FieldRejected {
        FieldChecks check = new FieldChecks(limits);
        EventType type = check.type(event.getEventType());
        Optional<String> userId = check.optionalId("userId", event.getUserId());
        Optional<String> anonymousId = check.optionalId("anonymousId", event.getAnonymousId());
        Subject subject = check.subject(type, userId, anonymousId);
        String eventId = check.id("eventId", event.getEventId());
        check.supported(type);
        Consent consent = check.consent(event.getConsent());
        return UserEvent.builder(type, subject, eventId)
                .session(check.optionalText("sessionId", event.getSessionId()))
                .items(check.items(type, event.getItems()))
                .query(check.query(type, event.getSearchQuery()))
                .currency(event.getCurrency())
                .timeMs(check.time(event.getEventTime().toEpochMilli(), nowMs))
                .surface(event.getSurface())
                .recommendation(check.optionalText("recommendationId", event.getRecommendationId()))
                .consent(consent)
                .attributes(event.getAttributes())
                .build();
    }
}
