package dev.freshet.streams.http;

import java.util.Optional;

/**
 * What a request may come to.
 *
 * @param status of HTTP
 * @param body what is sent as JSON; empty where it is something else or nothing
 * @param contentType of what is sent
 */
public record Outcome(int status, String description, Optional<Class<?>> body, String contentType) {}
