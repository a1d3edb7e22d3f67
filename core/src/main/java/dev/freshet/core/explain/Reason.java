package dev.freshet.core.explain;

import java.util.Optional;

/**
 * Why an item is on a slate.
 *
 * @param kind the kind of reason
 * @param evidence the event named, with {@link Kind#PAST_EVENT}
 * @param weight score that the item loses when the event is taken out of the history, above 0 with {@link Kind#PAST_EVENT}, else 0
 */
public record Reason(Kind kind, Optional<Evidence> evidence, double weight) {

    /** The kinds of reason. The names are on the wire. */
    public enum Kind {
        /** One past event: without it the item would score less by the weight. */
        PAST_EVENT,
        /** The history as a whole: none of the events examined raises the item by itself. */
        HISTORY,
        /** Many people want it. */
        POPULAR,
        /** The shop sells it, and nothing more is known. */
        CATALOG
    }

    public Reason {
        if ((kind == Kind.PAST_EVENT) != (evidence.isPresent() && weight > 0)) {
            throw new IllegalArgumentException(
                    "a reason of kind " + kind + " has evidence " + evidence + " and weight " + weight);
        }
    }

    static Reason event(Evidence evidence, double weight) {
        return new Reason(Kind.PAST_EVENT, Optional.of(evidence), weight);
    }

    /** A reason that names no event. */
    public static Reason of(Kind kind) {
        return new Reason(kind, Optional.empty(), 0);
    }
}
