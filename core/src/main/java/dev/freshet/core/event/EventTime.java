package dev.freshet.core.event;

/** Times are milliseconds since 1970-01-01 UTC. Data sets without times say {@link #UNKNOWN}; a time is never invented. */
public final class EventTime {

    /** No time is known. */
    public static final long UNKNOWN = -1;

    private EventTime() {}

    public static boolean isKnown(long timeMs) {
        return timeMs >= 0;
    }
}
