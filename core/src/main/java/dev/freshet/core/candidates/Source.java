package dev.freshet.core.candidates;

import java.util.Locale;

/** Where a candidate came from. The names are on the wire. */
public enum Source {
    /** Nearest to the user vector. */
    EMBEDDING,
    /** Popular in the shop. */
    POPULARITY,
    /** Bought by the subject before. */
    REPEAT,
    /** In the catalog; asked only when nothing else is known. */
    CATALOG;

    /** As slates name it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
