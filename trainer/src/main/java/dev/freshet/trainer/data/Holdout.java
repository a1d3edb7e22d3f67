package dev.freshet.trainer.data;

import java.util.Locale;

/** Which part of the data training must not see. */
public enum Holdout {
    /** Nothing is kept for a test; the last event of one subject in ten validates. */
    NONE,
    /** Of every subject with at least three events to foretell, the last is the test and the one before it validates. */
    LEAVE_ONE_OUT,
    /** The last tenth of the events, by time, is the test; the tenth before it validates. */
    TEMPORAL,
    /** Split as {@link #TEMPORAL}; judged by whole baskets. */
    NEXT_BASKET,
    /** The last 24 hours of the events are the test; those before validate. */
    NEXT_IN_SESSION;

    /** As written on the command line and in a manifest. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean byTime() {
        return this == TEMPORAL || this == NEXT_BASKET || this == NEXT_IN_SESSION;
    }
}
