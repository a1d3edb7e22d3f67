package dev.freshet.playground.bench.process;

import java.util.Locale;

/** What is compared. */
public enum Variant {
    /** The same topology, rows and slates, but no model: what the stream itself costs. */
    FLOOR,
    /** Every event encodes its subject's whole ring anew. */
    FULL,
    /** The product: an event costs one step. */
    STEP;

    /** As the command line and the results name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
