package dev.freshet.streams.validation;

/**
 * What the fields of an event are called by whoever sent it, where that differs.
 *
 * @param type what happened
 * @param query what was typed
 * @param time when it happened
 */
public record FieldNames(String type, String query, String time) {

    /** On the topic. */
    public static final FieldNames RECORD = new FieldNames("eventType", "searchQuery", "eventTime");

    /** Over HTTP. */
    public static final FieldNames JSON = new FieldNames("type", "query", "time");
}
