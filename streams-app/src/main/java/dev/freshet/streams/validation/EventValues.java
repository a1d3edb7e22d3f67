package dev.freshet.streams.validation;

/** Reads and judges the value of a record of user-events. */
@FunctionalInterface
public interface EventValues {

    /**
     * Never throws for what the bytes hold.
     *
     * @param nowMs this machine's clock, ms since 1970 UTC
     */
    Verdict read(byte[] value, long nowMs);
}
