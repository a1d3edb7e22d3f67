package dev.freshet.streams.topology.drawing;

import dev.freshet.streams.topology.drawing.GraphNode.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives every node a column and a row. A column is the longest way from a topic that nobody here writes; such a topic stands right
 * before its first reader, and the global stores stand together at the right. Rows go part by part.
 */
final class Layout {

    private static final Comparator<GraphNode> ORDER =
            Comparator.comparing(GraphNode::kind).thenComparing(GraphNode::name);

    private final TopologyGraph graph;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Set<List<Integer>> taken = new HashSet<>();

    private Layout(TopologyGraph graph) {
        this.graph = graph;
    }

    static TopologyGraph of(TopologyGraph graph) {
        Layout layout = new Layout(graph);
        layout.placeColumns();
        layout.placeRows();
        return new TopologyGraph(
                graph.nodes().stream()
                        .map(node -> node.at(layout.column(node), layout.rows.getOrDefault(node.id(), 0)))
                        .toList(),
                graph.edges());
    }

    private void placeColumns() {
        graph.nodes().forEach(node -> longestWay(node, new HashSet<>()));
        int last = graph.inGroup(GraphReader.EVERY_INSTANCE)
                .mapToInt(this::column)
                .max()
                .orElse(0);
        graph.inGroup(GraphReader.EVERY_INSTANCE)
                .filter(node -> node.kind() == Kind.STORE)
                .forEach(store -> columns.put(store.id(), last));
        graph.nodes().stream()
                .filter(node -> graph.into(node).findAny().isEmpty())
                .forEach(source -> graph.outOf(source)
                        .mapToInt(edge -> column(graph.node(edge.to())))
                        .min()
                        .ifPresent(reader -> columns.put(source.id(), Math.max(0, reader - 1))));
    }

    /** What closes a circle is ignored. */
    private int longestWay(GraphNode node, Set<String> open) {
        Integer known = columns.get(node.id());
        if (known != null) {
            return known;
        }
        if (!open.add(node.id())) {
            return -1;
        }
        int column = 1
                + graph.into(node)
                        .mapToInt(edge -> longestWay(graph.node(edge.from()), open))
                        .max()
                        .orElse(-1);
        open.remove(node.id());
        columns.put(node.id(), column);
        return column;
    }

    private void placeRows() {
        int top = 0;
        for (String group : graph.groups()) {
            for (GraphNode member : graph.inGroup(group).sorted(ORDER).toList()) {
                place(member, top);
            }
            int left = graph.inGroup(group).mapToInt(this::column).min().orElse(0);
            int below = bottom(top);
            for (GraphNode topic : topicsOf(group).sorted(ORDER).toList()) {
                place(topic, column(topic) < left ? besideItsReader(topic, top) : below);
            }
            top = bottom(top);
        }
        for (GraphNode lone : graph.nodes()) {
            if (!rows.containsKey(lone.id())) {
                place(lone, top);
            }
        }
    }

    /** Those that the group writes first, or reads if none of ours writes them, and that stand nowhere yet. */
    private Stream<GraphNode> topicsOf(String group) {
        return graph.nodes().stream()
                .filter(node -> node.kind() == Kind.TOPIC && !rows.containsKey(node.id()))
                .filter(topic -> {
                    boolean written = graph.into(topic).findAny().isPresent();
                    return (written
                                    ? graph.into(topic).map(GraphEdge::from)
                                    : graph.outOf(topic).map(GraphEdge::to))
                            .anyMatch(id -> graph.node(id).group().equals(group));
                });
    }

    private int besideItsReader(GraphNode topic, int top) {
        return graph.outOf(topic)
                .mapToInt(edge -> rows.getOrDefault(edge.to(), top))
                .min()
                .orElse(top);
    }

    private void place(GraphNode node, int from) {
        int row = from;
        while (!taken.add(List.of(column(node), row))) {
            row++;
        }
        rows.put(node.id(), row);
    }

    /** The first row below all that stands yet. */
    private int bottom(int top) {
        return rows.values().stream().mapToInt(row -> row + 1).reduce(top, Math::max);
    }

    private int column(GraphNode node) {
        return columns.getOrDefault(node.id(), 0);
    }
}
