package dev.freshet.streams.http;

/**
 * An event that every in-sync replica has.
 *
 * @param position its place on the topic, {@code <partition>-<offset>}: what to ask with to see what came of it
 */
record AcceptedEvent(String eventId, String position) {}
