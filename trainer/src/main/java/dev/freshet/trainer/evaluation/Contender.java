package dev.freshet.trainer.evaluation;

import dev.freshet.core.event.UserEvent;

/** Whoever is judged. */
interface Contender extends AutoCloseable {

    String name();

    /** Takes an event into account. */
    void learn(UserEvent event);

    /** Learns what has to be learned in batch. */
    default void refit() {}

    /** Its answer to a case. */
    Answer answer(Case asked, int most);

    @Override
    default void close() {}

    /**
     * An ordered list, as places of {@link Goods}.
     *
     * @param auc share of the allowed items that are no target and stand behind a target, see {@link Auc}; NaN where not all items are ranked
     *     or no target may be shown
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int[] slate, double auc) {}
}
