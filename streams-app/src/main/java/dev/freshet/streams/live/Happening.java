package dev.freshet.streams.live;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.streams.codec.SentSlate;
import dev.freshet.streams.codec.SourcePosition;

/** Something that a listener is told of. */
public sealed interface Happening {

    /** Whom it concerns. */
    Subject subject();

    /** The record's timestamp: when it was made or, where the topic is set up so, appended; ms since 1970 UTC. */
    long atMs();

    /**
     * Somebody did something that the application accepts.
     *
     * @param position of the event
     */
    record Acted(SourcePosition position, UserEvent event, long atMs) implements Happening {
        @Override
        public Subject subject() {
            return event.subject();
        }
    }

    /** An event was answered. */
    record Answered(SentSlate slate, long atMs) implements Happening {
        @Override
        public Subject subject() {
            return slate.subject();
        }
    }
}
