package dev.freshet.streams.http.security;

import dev.freshet.streams.config.Permission;
import java.time.Duration;

/** Whether a request may be answered. */
public sealed interface Admission {

    /** It may. */
    record Granted() implements Admission {}

    /**
     * A token is needed.
     *
     * @param given whether there was one, which then is none of ours
     */
    record Unknown(boolean given) implements Admission {}

    /** The token is ours, but not good for this. */
    record Forbidden(Permission missing) implements Admission {}

    /** A page of another site asks, or one that reached this machine under a foreign name. */
    record Foreign(String why) implements Admission {}

    /** Not now. */
    record TooMany(Duration retryAfter) implements Admission {}
}
