package dev.freshet.streams.topology.drawing;

import dev.freshet.streams.topology.drawing.GraphNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves out the processors that a reader would skip: those that keep nothing and have one way in and one way out. */
final class Passing {

    private Passing() {}

    static TopologyGraph removed(TopologyGraph graph) {
        TopologyGraph left = graph;
        Optional<GraphNode> next = first(left);
        while (next.isPresent()) {
            left = without(left, next.get());
            next = first(left);
        }
        return left;
    }

    private static Optional<GraphNode> first(TopologyGraph graph) {
        return graph.nodes().stream().filter(node -> passes(graph, node)).findFirst();
    }

    /** A processor of a global store only fills it. */
    private static boolean passes(TopologyGraph graph, GraphNode node) {
        return node.kind() == Kind.PROCESSOR
                && graph.into(node).count() == 1
                && graph.outOf(node).count() == 1
                && (node.group().equals(GraphReader.EVERY_INSTANCE)
                        || graph.outOf(node).noneMatch(GraphEdge::stored));
    }

    private static TopologyGraph without(TopologyGraph graph, GraphNode passing) {
        GraphEdge in = graph.into(passing).findFirst().orElseThrow();
        GraphEdge out = graph.outOf(passing).findFirst().orElseThrow();
        List<GraphNode> nodes = new ArrayList<>(graph.nodes());
        nodes.remove(passing);
        List<GraphEdge> edges = new ArrayList<>(graph.edges());
        edges.set(edges.indexOf(in), new GraphEdge(in.from(), out.to(), false));
        edges.remove(out);
        return new TopologyGraph(nodes, edges.stream().distinct().toList());
    }
}
