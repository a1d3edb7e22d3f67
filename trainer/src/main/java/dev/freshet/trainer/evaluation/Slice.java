package dev.freshet.trainer.evaluation;

import java.util.Locale;

/** Which cases count, and which of their targets. */
public enum Slice {
    ALL,
    /** Targets that the subject had an event with before. */
    REPEAT,
    /** Targets new to the subject. */
    FIRST_TIME,
    /** Targets that nobody had an event with when the test began. */
    NEW_ITEMS,
    /** Cases of subjects that had no event when the test began. */
    NEW_PEOPLE,
    /** Cases with at most {@link #SHORT} slots in the ring. */
    SHORT_HISTORIES,
    /** Cases in which a search was the last thing that the subject did. */
    AFTER_SEARCH;

    static final int SHORT = 5;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a case can count. */
    boolean holdsCase(int historyLength, boolean newPerson, boolean afterSearch) {
        return switch (this) {
            case ALL, REPEAT, FIRST_TIME, NEW_ITEMS -> true;
            case NEW_PEOPLE -> newPerson;
            case SHORT_HISTORIES -> historyLength <= SHORT;
            case AFTER_SEARCH -> afterSearch;
        };
    }

    /** Whether targets of a {@link Target#kind} count. */
    boolean holdsTarget(int kind) {
        return switch (this) {
            case ALL, NEW_PEOPLE, SHORT_HISTORIES, AFTER_SEARCH -> true;
            case REPEAT -> Target.isRepeat(kind);
            case FIRST_TIME -> !Target.isRepeat(kind);
            case NEW_ITEMS -> Target.isNewItem(kind);
        };
    }
}
