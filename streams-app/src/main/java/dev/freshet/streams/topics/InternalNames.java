package dev.freshet.streams.topics;

/**
 * Names on which state depends: changelogs and repartition topics are called after them. Renaming one loses what it
 * holds.
 */
public final class InternalNames {

    /** Store: one row a subject. */
    public static final String USER_STATE = "user-state";

    /** Store: answers that are put off, one entry each. */
    public static final String PENDING_ANSWERS = "pending-answers";

    /** Repartition topic: each item of each event, by item. */
    public static final String ITEM_ACTIVITY = "item-activity";

    /** Store: the decayed count of each item, and of what was visited before it. */
    public static final String ITEM_POPULARITY = "item-popularity";

    private InternalNames() {}
}
