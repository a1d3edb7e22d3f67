package dev.freshet.core.state;

/**
 * A search as it was typed.
 *
 * @param text the query, cut to {@link #MAX_LENGTH} characters
 * @param eventHash {@link dev.freshet.core.Hashes#event} of its event
 */
public record RecentQuery(String text, long eventHash) {

    /** Characters kept of a query. */
    public static final int MAX_LENGTH = 128;

    /** Cuts a query to what a row keeps, never in the middle of a surrogate pair. */
    static RecentQuery of(String query, long eventHash) {
        if (query.length() <= MAX_LENGTH) {
            return new RecentQuery(query, eventHash);
        }
        int end = Character.isHighSurrogate(query.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return new RecentQuery(query.substring(0, end), eventHash);
    }
}
