package dev.freshet.streams.config;

/** What a crash may do to the output. */
public enum Guarantee {
    /** Every answered event has exactly one committed slate; readers must read committed. */
    EXACTLY_ONCE,
    /** A crash may repeat slates (with the same recommendationId); latency is about a third. */
    AT_LEAST_ONCE
}
