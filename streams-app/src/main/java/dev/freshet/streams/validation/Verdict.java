package dev.freshet.streams.validation;

import dev.freshet.core.event.UserEvent;

/** What became of one record of user-events. */
public sealed interface Verdict {

    /** The record is a valid event at its proper place. */
    record Accepted(UserEvent event) implements Verdict {}

    /**
     * The record must not change anything.
     *
     * @param reason what to count and to route by
     * @param detail one line for people: the field, the value and what is allowed
     */
    record Rejected(RejectReason reason, String detail) implements Verdict {}
}
