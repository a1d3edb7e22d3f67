package dev.freshet.streams.topology.drawing;

/**
 * A way of records, or a processor and what it keeps.
 *
 * @param from id of a node
 * @param to id of a node
 * @param stored whether {@code to} is a store that {@code from} reads and writes
 */
public record GraphEdge(String from, String to, boolean stored) {}
