package dev.freshet.streams.http.security;

import dev.freshet.streams.config.Permission;
import java.util.Optional;

/**
 * What of a request decides whether it is admitted.
 *
 * @param needed empty where nobody is asked for a token
 * @param changes whether it may change something
 * @param probe whether it is the platform that looks after the instance, whose questions are not rationed
 * @param host as the caller addressed this instance, such as {@code localhost:8080}
 * @param origin of the page whose script asks, where a browser names it
 * @param authorization the header
 */
public record Asking(
        Optional<Permission> needed,
        boolean changes,
        boolean probe,
        Optional<String> host,
        Optional<String> origin,
        Optional<String> authorization) {}
