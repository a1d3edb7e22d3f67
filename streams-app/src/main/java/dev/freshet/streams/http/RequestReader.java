package dev.freshet.streams.http;

import java.time.Duration;

/** Told of every request that was answered, by many threads. */
@FunctionalInterface
public interface RequestReader {

    /** The operation of requests for what there is not. */
    String NO_OPERATION = "none";

    /** Nobody is told. */
    RequestReader NONE = (operation, status, took) -> {};

    /**
     * A request was answered.
     *
     * @param operation the {@link Operation#id}, or {@value #NO_OPERATION}
     * @param status of HTTP
     */
    void answered(String operation, int status, Duration took);
}
