package dev.freshet.trainer.evaluation;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.trainer.data.HeldOutItems;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What may stand on a judged slate. */
public enum Shown {
    /** Everything in the catalog. */
    NONE("everything in the catalog may be shown"),
    /** What the subject has no event with yet, as most papers do it. */
    SEEN("what the subject had an event with before is not shown"),
    /** What the stream would serve. */
    SERVE("what is unavailable, and what was bought within a day and is not repeatable, is not shown"),
    /** What was held out of training, and events of such items are all that is foretold: how well the new are told from each other. */
    HELD_OUT("only items held out of training are shown, and only events with such items are foretold");

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

    /** Whether an item may be shown to anybody. */
    Predicate<CatalogItem> shelf(HeldOutItems heldOut) {
        Predicate<CatalogItem> byThePolicy = policy()::shows;
        return this == HELD_OUT ? byThePolicy.and(item -> heldOut.holds(item.itemId())) : byThePolicy;
    }

    /** For people. */
    String words() {
        return words;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The policy of a label. @throws EvaluationException if there is none */
    public static Shown of(String label) {
        return Stream.of(values())
                .filter(each -> each.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new EvaluationException(
                        "--policy is '" + label + "'; allowed are none, seen, serve and held-out"));
    }
}
