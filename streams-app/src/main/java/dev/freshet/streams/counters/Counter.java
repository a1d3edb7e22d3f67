package dev.freshet.streams.counters;

/** Things worth counting. Each is a metric, so the names are kept. */
public enum Counter {
    ACCEPTED("Events that changed state"),
    DUPLICATES("Events whose id was among the subject's last ones; they change nothing"),
    DEAD_LETTERS("Records that went to the dead letters"),
    SLATES("Slates sent"),
    FALLBACKS("Slates that the model did not rank"),
    PUT_OFF("Events whose answer was put off because the input lagged (engine.coalesce-above-age)"),
    COALESCED("Events that the slate of a later event of their subject answers"),
    TAKEN_AGAIN("Events that came again after a crash under at-least-once and are answered again"),
    TOO_OLD_TO_ANSWER("Events that are answered by type but were older than input.answer-max-age"),
    LATE("Events older than the newest of their subject"),
    JUDGED_SLATES("Slates that the next event of their subject that names items could be held against; an estimate"),
    HIT_SLATES("Judged slates that held an item of that event; an estimate"),
    UNKNOWN_ITEMS("Items of events that the catalog did not hold when the event came"),
    ERASED("Rows removed because the subject asked"),
    EXPIRED("Rows removed because the subject was silent"),
    BAD_CATALOG_RECORDS("Records of catalog-items that could not be read and were skipped"),
    BAD_SIGNAL_RECORDS("Records of item-signals that could not be read and were skipped"),
    BAD_MODEL_RECORDS("Records of models that could not be read and were skipped"),
    MODELS_LOADED("Bundles put into service"),
    MODELS_REFUSED("Bundles that were pointed at and could not be used"),
    FAILED_REFRESHES("Refreshes of the indexes that failed; the old ones stay in service");

    private final String description;

    Counter(String description) {
        this.description = description;
    }

    /** One sentence for people. */
    public String description() {
        return description;
    }
}
