package dev.freshet.core.explain;

import dev.freshet.core.event.EventType;
import java.util.Optional;

/**
 * A past event of the subject.
 *
 * @param type what it was
 * @param itemId its item, of a basket what is explained itself or else the one nearest to it; empty for a search or an item that the catalog no longer
 *     holds
 * @param query what was typed, where the row still keeps it
 * @param timeMs when, ms since 1970 UTC or unknown
 */
public record Evidence(EventType type, Optional<String> itemId, Optional<String> query, long timeMs) {}
