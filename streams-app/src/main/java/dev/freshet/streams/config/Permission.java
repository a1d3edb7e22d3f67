package dev.freshet.streams.config;

/** What a token may be good for. None contains another: a shop that only sends events needs no right to read people. */
public enum Permission {
    READ,
    WRITE,
    ADMIN
}
