package dev.freshet.core.engine;

/** The parts of making a slate, in their order. */
public enum SlateStage {
    /** From the ring to the user vector, without each of the tested events too. */
    ENCODE,
    /** Candidates, their scores and the best of them; with a fallback, its whole slate. */
    RANK,
    /** The reasons. */
    EXPLAIN
}
