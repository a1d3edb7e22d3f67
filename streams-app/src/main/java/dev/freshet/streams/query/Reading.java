package dev.freshet.streams.query;

import dev.freshet.core.state.SubjectRow;

/** What came of reading a subject's row. */
public sealed interface Reading {

    /** The row: {@link SubjectRow#EMPTY} of a subject of whom nothing is held. */
    record Found(SubjectRow row, Provenance by) implements Reading {

        /** Whether anything is held. */
        public boolean exists() {
            return row.offset() >= 0;
        }
    }

    /**
     * This instance cannot tell at present; another may, or this one soon.
     *
     * @param why one line for people, without the subject's id
     */
    record Later(String why) implements Reading {}
}
