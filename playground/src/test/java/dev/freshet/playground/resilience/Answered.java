package dev.freshet.playground.resilience;

/** An event that has an answer, by its place and its id. */
record Answered(int partition, long offset, String eventId) {}
