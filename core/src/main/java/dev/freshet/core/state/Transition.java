package dev.freshet.core.state;

/** What an event did to a row. */
public sealed interface Transition {

    /** The event is one of the last accepted ones: change nothing, answer nothing. */
    record Duplicate() implements Transition {}

    /** The subject asked to be forgotten: delete the row. */
    record Erased() implements Transition {}

    /**
     * The event was applied: store the row.
     *
     * @param row the new row; without an embedding where the ring changed
     * @param latenessMs by how much the event was older than the newest slot, 0 for none
     */
    record Applied(SubjectRow row, long latenessMs) implements Transition {}
}
