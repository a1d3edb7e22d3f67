package dev.freshet.streams.topology.drawing;

/**
 * Something to draw, and where.
 *
 * @param id its own in the graph
 * @param name as the topology names it
 * @param kind what it is
 * @param group the part of the topology that it belongs to; empty for a topic, which belongs to none
 * @param column from the left, from 0
 * @param row from the top, from 0; no two nodes share column and row
 */
public record GraphNode(String id, String name, Kind kind, String group, int column, int row) {

    /** What a node is. */
    public enum Kind {
        TOPIC,
        PROCESSOR,
        STORE
    }

    /** Not placed yet. */
    GraphNode(Kind kind, String name, String group) {
        this(idOf(kind, name), name, kind, group, 0, 0);
    }

    GraphNode at(int newColumn, int newRow) {
        return new GraphNode(id, name, kind, group, newColumn, newRow);
    }

    /** Good as an id in Mermaid too. */
    static String idOf(Kind kind, String name) {
        String word = name.replaceAll("[^A-Za-z0-9-]", "_");
        return switch (kind) {
            case TOPIC -> "topic-" + word;
            case STORE -> "store-" + word;
            case PROCESSOR -> word;
        };
    }
}
