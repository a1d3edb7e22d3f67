package dev.freshet.streams.metrics;

import java.util.Locale;

/** The parts of an event's way through its task, in their order. The names are tags of a metric, so they are kept. */
public enum Stage {
    /** The row from memory or from the store. */
    READ,
    /** The event becomes part of the row. */
    UPDATE,
    /** From the ring to the user vector. */
    ENCODE,
    /** Candidates, scores and policy. */
    RANK,
    /** The reasons. */
    EXPLAIN,
    /** The slate as bytes. */
    WRITE,
    /** The slate to the producer. */
    SEND,
    /** The row to its store and changelog. */
    STORE;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
