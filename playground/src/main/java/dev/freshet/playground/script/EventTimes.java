package dev.freshet.playground.script;

import dev.freshet.core.event.UserEvent;

/** Moves events in time. */
final class EventTimes {

    private EventTimes() {}

    static UserEvent at(UserEvent event, long timeMs) {
        return UserEvent.builder(event.type(), event.subject(), event.eventId())
                .alias(event.alias())
                .session(event.sessionId())
                .items(event.items())
                .query(event.searchQuery())
                .currency(event.currency())
                .timeMs(timeMs)
                .surface(event.surface())
                .recommendation(event.recommendationId())
                .consent(event.consent())
                .attributes(event.attributes())
                .build();
    }

    static UserEvent shifted(UserEvent event, long byMs) {
        return at(event, event.timeMs() + byMs);
    }
}
