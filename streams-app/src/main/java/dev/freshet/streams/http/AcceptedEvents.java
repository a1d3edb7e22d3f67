package dev.freshet.streams.http;

import java.util.List;

/**
 * Some of them, or all.
 *
 * @param accepted in the order posted
 */
record AcceptedEvents(List<AcceptedEvent> accepted) {}
