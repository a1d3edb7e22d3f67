package dev.freshet.streams.query;

/** Where a subject's row may be read. */
public sealed interface Place {

    /** This instance. */
    record Here() implements Place {}

    /**
     * Another one.
     *
     * @param instance host:port
     */
    record There(String instance) implements Place {}
}
