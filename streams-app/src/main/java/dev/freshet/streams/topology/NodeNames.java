package dev.freshet.streams.topology;

/** The names of all processing nodes and of the stores on which nothing persistent depends. */
final class NodeNames {

    static final String USER_EVENTS = "user-events";
    static final String VALIDATE = "validate";
    static final String REJECTED = "rejected";
    static final String ACCEPTED = "accepted";
    static final String DEAD_LETTER_BYTES = "dead-letter-bytes";
    static final String DEAD_LETTERS = "dead-letters";
    static final String ANSWER = "answer";
    static final String SLATES = "slates";
    static final String SLATE_BYTES = "slate-bytes";
    static final String RECOMMENDATIONS = "recommendations";
    static final String ACTIVITIES = "activities";
    static final String ACTIVITY_BYTES = "activity-bytes";
    static final String COUNT_ITEM = "count-item";
    static final String ITEM_SIGNALS = "item-signals";

    static final String CATALOG_STORE = "catalog-items";
    static final String SIGNAL_STORE = "item-signals-seen";
    static final String POINTER_STORE = "models";

    private NodeNames() {}
}
