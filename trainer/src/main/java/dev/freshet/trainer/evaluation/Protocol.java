package dev.freshet.trainer.evaluation;

import com.google.common.collect.ImmutableSet;
import dev.freshet.trainer.data.Holdout;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is foretold, and from what. */
public enum Protocol {
    /** Of every subject with at least three events to foretell, the last from all before it. */
    LEAVE_ONE_OUT(Holdout.LEAVE_ONE_OUT),
    /** Every event to foretell of the test period, from all of its subject's events before it. */
    TEMPORAL(Holdout.TEMPORAL, Holdout.NEXT_BASKET),
    /** Every purchase of the test period as a whole, from all of its subject's events before it. */
    NEXT_BASKET(Holdout.TEMPORAL, Holdout.NEXT_BASKET),
    /** Of every session that begins in the last day, each event but the first. */
    NEXT_IN_SESSION(Holdout.NEXT_IN_SESSION, Holdout.TEMPORAL, Holdout.NEXT_BASKET),
    /**
     * Every event to foretell, in order of time, each learned once it is judged; what learns in batch does so after every tenth.
     * With a model only the events after its training.
     */
    PREQUENTIAL(Holdout.TEMPORAL, Holdout.NEXT_BASKET, Holdout.NEXT_IN_SESSION);

    private final ImmutableSet<Holdout> holdouts;

    Protocol(Holdout... holdouts) {
        this.holdouts = ImmutableSet.copyOf(holdouts);
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
                .orElseThrow(() -> new EvaluationException("--protocol is '" + label + "'; allowed are " + labels()));
    }

    private static String labels() {
        return Stream.of(values()).map(Protocol::label).collect(Collectors.joining(", "));
    }
}
