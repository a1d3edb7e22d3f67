package dev.freshet.streams.topology.drawing;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;

/**
 * A topology as a graph to draw. Records flow from the left to the right; each part of the topology has rows of its own, with its
 * processors and stores above the topics that it writes.
 *
 * @param nodes topics, processors and stores, placed
 * @param edges between them
 */
public record TopologyGraph(List<GraphNode> nodes, List<GraphEdge> edges) {

    public TopologyGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** Without the processors that only pass records on, such as filters and those that hand them to a topic. */
    public static TopologyGraph of(TopologyDescription topology) {
        return Layout.of(Passing.removed(GraphReader.read(topology)));
    }

    /** With every node that the topology names. */
    public static TopologyGraph ofEveryNode(TopologyDescription topology) {
        return Layout.of(GraphReader.read(topology));
    }

    /** The parts of the topology, in its order. */
    public List<String> groups() {
        return nodes.stream()
                .map(GraphNode::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }

    Stream<GraphNode> inGroup(String group) {
        return nodes.stream().filter(node -> node.group().equals(group));
    }

    Stream<GraphEdge> into(GraphNode node) {
        return edges.stream().filter(edge -> edge.to().equals(node.id()));
    }

    Stream<GraphEdge> outOf(GraphNode node) {
        return edges.stream().filter(edge -> edge.from().equals(node.id()));
    }

    GraphNode node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
    }
}
