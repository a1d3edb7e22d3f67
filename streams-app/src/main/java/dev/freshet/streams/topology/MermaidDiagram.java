package dev.freshet.streams.topology;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** A topology as a Mermaid flowchart: topics as cylinders lying, nodes as boxes, stores as databases. */
public final class MermaidDiagram {

    private final StringBuilder out = new StringBuilder("flowchart TD\n");
    private final Set<String> edges = new TreeSet<>();

    private MermaidDiagram() {}

    public static String of(TopologyDescription topology) {
        MermaidDiagram diagram = new MermaidDiagram();
        topology.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .forEach(diagram::subtopology);
        topology.globalStores().stream()
                .sorted(Comparator.comparing((GlobalStore each) -> each.source().name()))
                .forEach(diagram::globalStore);
        diagram.edges.forEach(edge -> diagram.out.append("  ").append(edge).append('\n'));
        return diagram.out.toString();
    }

    private void subtopology(Subtopology subtopology) {
        out.append("  subgraph sub")
                .append(subtopology.id())
                .append("[sub-topology ")
                .append(subtopology.id())
                .append("]\n");
        subtopology.nodes().stream().sorted(Comparator.comparing(Node::name)).forEach(this::node);
        out.append("  end\n");
    }

    private void globalStore(GlobalStore global) {
        node(global.source());
        node(global.processor());
    }

    private void node(Node node) {
        out.append("    ")
                .append(id(node.name()))
                .append("[\"")
                .append(node.name())
                .append("\"]\n");
        for (Node next : node.successors()) {
            edges.add(id(node.name()) + " --> " + id(next.name()));
        }
        if (node instanceof Source source && source.topicSet() != null) {
            source.topicSet().forEach(topic -> edges.add(topic(topic) + " --> " + id(node.name())));
        } else if (node instanceof Sink sink) {
            edges.add(id(node.name()) + " --> " + topic(String.valueOf(sink.topic())));
        } else if (node instanceof Processor processor) {
            processor
                    .stores()
                    .forEach(store -> edges.add(id(node.name()) + " --- store-" + id(store) + "[(\"" + store + "\")]"));
        }
    }

    private static String topic(String name) {
        return "topic-" + id(name) + "([\"" + name + "\"])";
    }

    private static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "_");
    }
}
