package dev.freshet.trainer.evaluation;

import java.util.Locale;
import java.util.stream.Stream;

/** What may stand on a judged slate. */
public enum Shown {
    /** Everything in the catalog. */
    NONE,
    /** What the subject has no event with yet, as most papers do it. */
    SEEN,
    /** What the stream would serve. */
    SERVE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The policy of a label. @throws EvaluationException if there is none */
    public static Shown of(String label) {
        return Stream.of(values())
                .filter(each -> each.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new EvaluationException("--policy is '" + label + "'; allowed are none, seen and serve"));
    }
}
