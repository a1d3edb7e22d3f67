package dev.freshet.streams.counters;

/** Things worth counting. */
public enum Counter {
    /** Events that changed state. */
    ACCEPTED,
    /** Events whose id was among the subject's last ones; they change nothing. */
    DUPLICATES,
    /** Records that went to the dead letters. */
    DEAD_LETTERS,
    /** Slates sent. */
    SLATES,
    /** Slates that the model did not rank. */
    FALLBACKS,
    /** Events that are answered by type but were older than {@code input.answer-max-age}. */
    TOO_OLD_TO_ANSWER,
    /** Events older than the newest of their subject. */
    LATE,
    /** Items of events that the catalog did not hold when the event came. */
    UNKNOWN_ITEMS,
    /** Rows removed because the subject asked. */
    ERASED,
    /** Rows removed because the subject was silent. */
    EXPIRED,
    /** Records of catalog-items that could not be read and were skipped. */
    BAD_CATALOG_RECORDS,
    /** Records of item-signals that could not be read and were skipped. */
    BAD_SIGNAL_RECORDS,
    /** Records of models that could not be read and were skipped. */
    BAD_MODEL_RECORDS,
    /** Bundles put into service. */
    MODELS_LOADED,
    /** Bundles that were pointed at and could not be used. */
    MODELS_REFUSED,
    /** Refreshes of the indexes that failed; the old ones stay in service. */
    FAILED_REFRESHES
}
