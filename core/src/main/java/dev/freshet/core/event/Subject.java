package dev.freshet.core.event;

import java.util.Objects;

/**
 * Whose event it is: a known person or somebody not known yet. A known and an anonymous subject with the same id are two
 * subjects.
 */
public record Subject(Kind kind, String id) {

    /** How the subject is known. */
    public enum Kind {
        USER,
        ANONYMOUS
    }

    public Subject {
        Objects.requireNonNull(kind, "kind");
        if (id.isBlank()) {
            throw new IllegalArgumentException("subject id is blank; give a userId or an anonymousId");
        }
    }

    public static Subject user(String id) {
        return new Subject(Kind.USER, id);
    }

    public static Subject anonymous(String id) {
        return new Subject(Kind.ANONYMOUS, id);
    }
}
