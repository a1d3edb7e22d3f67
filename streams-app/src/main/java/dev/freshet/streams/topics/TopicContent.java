package dev.freshet.streams.topics;

/**
 * What the records of a topic are, and who besides the application writes and reads them.
 *
 * @param key in words
 * @param value the name of its schema, or what it is
 * @param writer who writes it beside the application; empty if nobody
 * @param reader who reads it beside the application; empty if nobody
 */
public record TopicContent(String key, String value, String writer, String reader) {

    static final String SUBJECT = "subject's id, UTF-8";
    static final String ITEM = "item's id, UTF-8";

    /** Of a topic that belongs to the application alone. */
    static TopicContent inside(String key, String value) {
        return new TopicContent(key, value, "", "");
    }
}
