package dev.freshet.streams.topology.drawing;

/** A topology as a Mermaid flowchart: topics as pills, processors as boxes, stores as cylinders. */
public final class MermaidDiagram {

    private final StringBuilder out = new StringBuilder("flowchart LR\n");

    private MermaidDiagram() {}

    public static String of(TopologyGraph graph) {
        MermaidDiagram diagram = new MermaidDiagram();
        graph.inGroup("").forEach(topic -> diagram.line(1, node(topic)));
        int parts = 0;
        for (String group : graph.groups()) {
            diagram.line(1, "subgraph part" + parts++ + "[\"" + group + "\"]");
            graph.inGroup(group).forEach(node -> diagram.line(2, node(node)));
            diagram.line(1, "end");
        }
        graph.edges().forEach(edge -> diagram.line(1, edge.from() + (edge.stored() ? " --- " : " --> ") + edge.to()));
        return diagram.out.toString();
    }

    private static String node(GraphNode node) {
        String name = "\"" + node.name() + "\"";
        return node.id()
                + switch (node.kind()) {
                    case TOPIC -> "([" + name + "])";
                    case STORE -> "[(" + name + ")]";
                    case PROCESSOR -> "[" + name + "]";
                };
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
