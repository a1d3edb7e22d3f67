package dev.freshet.trainer.evaluation;

import com.google.common.collect.ImmutableSet;
import dev.freshet.trainer.data.Holdout;
import java.util.Locale;
import java.util.stream.Stream;

/** What is foretold, and from what. */
public enum Protocol {
    /** Of every subject with at least three events to foretell, the last from all before it. */
    LEAVE_ONE_OUT(ImmutableSet.of(Holdout.LEAVE_ONE_OUT)),
    /** Every event to foretell of the test period, from all of its subject's events before it. */
    TEMPORAL(ImmutableSet.of(Holdout.TEMPORAL, Holdout.NEXT_BASKET)),
    /** Every purchase of the test period as a whole, from all of its subject's events before it. */
    NEXT_BASKET(ImmutableSet.of(Holdout.TEMPORAL, Holdout.NEXT_BASKET));

    private final ImmutableSet<Holdout> holdouts;

    Protocol(ImmutableSet<Holdout> holdouts) {
        this.holdouts = holdouts;
    }

    /** The holdouts of training that keep this protocol's test part unseen. */
    ImmutableSet<Holdout> holdouts() {
        return holdouts;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The protocol of a label. @throws EvaluationException if there is none */
    public static Protocol of(String label) {
        return Stream.of(values())
                .filter(each -> each.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new EvaluationException(
                        "--protocol is '" + label + "'; allowed are leave-one-out, temporal and next-basket"));
    }
}
