package dev.freshet.streams.topology;

import dev.freshet.core.event.UserEvent;

/** What travels between the nodes of the user side. The record's key and timestamp are those that the output will have. */
sealed interface Step {

    /** A valid event, on its way to its subject. */
    record Accepted(UserEvent event) implements Step {}

    /** Bytes for dead-letters. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Letter(byte[] value) implements Step {}

    /** Bytes for recommendations. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(byte[] value) implements Step {}

    /** Bytes for the repartition topic by item. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Activity(byte[] value) implements Step {}
}
