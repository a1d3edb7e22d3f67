package dev.freshet.streams.http;

/** What one must be allowed to in order to ask for an operation. */
public enum Scope {
    /** Nothing: probes of the platform, and the page that asks for the token. */
    PUBLIC,
    READ,
    WRITE,
    ADMIN
}
