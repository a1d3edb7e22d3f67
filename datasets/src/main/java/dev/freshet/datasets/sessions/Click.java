package dev.freshet.datasets.sessions;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.Optional;

/**
 * One click.
 *
 * @param eventId unique within the session
 * @param timeMs ms since 1970 UTC
 */
record Click(String session, String item, String eventId, long timeMs) {

    UserEvent event() {
        return UserEvent.builder(EventType.BROWSE, Subject.anonymous(session), eventId)
                .item(item)
                .session(Optional.of(session))
                .timeMs(timeMs)
                .build();
    }
}
