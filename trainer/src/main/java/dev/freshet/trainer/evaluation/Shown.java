package dev.freshet.trainer.evaluation;

import dev.freshet.core.policy.Policy;
import dev.freshet.core.policy.ServePolicy;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** What may stand on a judged slate. */
public enum Shown {
    /** Everything in the catalog. */
    NONE("everything in the catalog may be shown"),
    /** What the subject has no event with yet, as most papers do it. */
    SEEN("what the subject had an event with before is not shown"),
    /** What the stream would serve. */
    SERVE("what is unavailable, and what was bought within a day and is not repeatable, is not shown");

    /** As the stream's default. */
    private static final Duration BOUGHT_WITHIN = Duration.ofDays(1);

    private final String words;

    Shown(String words) {
        this.words = words;
    }

    /** The core policy behind it; {@link #SEEN} hides besides all that the subject had. */
    Policy policy() {
        return this == SERVE ? new ServePolicy(BOUGHT_WITHIN) : Policy.NONE;
    }

    /** For people. */
    String words() {
        return words;
    }

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
