package dev.freshet.streams.query;

/**
 * Who answered from what.
 *
 * @param instance host:port
 * @param stalenessMs how old the answer may be at most: 0 from the active task; from a standby's copy the time since it was last seen
 *     to hold all that was committed
 */
public record Provenance(String instance, Role role, long stalenessMs) {

    /** What the instance is to the subject. */
    public enum Role {
        /** It processes the subject's events. */
        ACTIVE,
        /** It keeps a copy of what another instance writes, or takes the partition over and is not done yet. */
        STANDBY
    }
}
