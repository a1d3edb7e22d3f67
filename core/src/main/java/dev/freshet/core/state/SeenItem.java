package dev.freshet.core.state;

/**
 * How often an item was shown to a subject and clicked.
 *
 * @param itemHash {@link dev.freshet.core.Hashes#item}
 * @param impressions times shown
 * @param clicks times clicked
 */
public record SeenItem(long itemHash, int impressions, int clicks) {}
