package dev.freshet.streams.query;

import dev.freshet.core.event.Subject;
import dev.freshet.streams.progress.Deadline;
import java.util.List;
import java.util.OptionalLong;

/** Which instance can tell of a subject, and what this one can. Safe for many threads. */
public interface SubjectQueries {

    /** This instance's name to the others, host:port. */
    String instance();

    /** The partition of user-events that a subject belongs to. */
    int partition(Subject subject);

    /**
     * Where the rows of a partition may be read, best first; never empty.
     *
     * @param forwarded whether another instance asks: then nobody else is asked in turn
     */
    List<Place> places(int partition, boolean forwarded);

    /**
     * Reads a subject's row on this instance.
     *
     * @param after an offset of the subject's partition whose event the row must have seen
     * @param deadline for waiting for that
     */
    Reading read(Subject subject, OptionalLong after, Deadline deadline);

    /** Another instance said nothing in time: it is asked last for a moment. */
    void suspect(String other);
}
