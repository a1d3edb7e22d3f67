package dev.freshet.streams.topology.drawing;

import dev.freshet.streams.topology.drawing.GraphNode.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** Takes in what Kafka Streams describes. The same topology always gives the same graph: its sets are read in the order of names. */
final class GraphReader {

    /** The group of the global stores. */
    static final String EVERY_INSTANCE = "on every instance";

    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final Set<GraphEdge> edges = new LinkedHashSet<>();

    private GraphReader() {}

    /** Nothing is placed yet. */
    static TopologyGraph read(TopologyDescription topology) {
        GraphReader reader = new GraphReader();
        topology.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .forEach(part -> reader.part("sub-topology " + part.id(), part.nodes()));
        topology.globalStores().stream()
                .sorted(Comparator.comparing((GlobalStore each) -> each.source().name()))
                .forEach(global -> reader.part(EVERY_INSTANCE, List.of(global.source(), global.processor())));
        return new TopologyGraph(List.copyOf(reader.nodes.values()), List.copyOf(reader.edges));
    }

    private void part(String group, Collection<Node> described) {
        described.stream().sorted(Comparator.comparing(Node::name)).forEach(node -> node(group, node));
    }

    private void node(String group, Node node) {
        String id = add(Kind.PROCESSOR, node.name(), group);
        node.successors().stream()
                .map(Node::name)
                .sorted()
                .forEach(next -> edge(id, GraphNode.idOf(Kind.PROCESSOR, next), false));
        if (node instanceof Source source && source.topicSet() != null) {
            new TreeSet<>(source.topicSet()).forEach(topic -> edge(add(Kind.TOPIC, topic, ""), id, false));
        } else if (node instanceof Sink sink && sink.topic() != null) {
            edge(id, add(Kind.TOPIC, sink.topic(), ""), false);
        } else if (node instanceof Processor processor) {
            new TreeSet<>(processor.stores()).forEach(store -> edge(id, add(Kind.STORE, store, group), true));
        }
    }

    private String add(Kind kind, String name, String group) {
        GraphNode node = new GraphNode(kind, name, group);
        nodes.putIfAbsent(node.id(), node);
        return node.id();
    }

    private void edge(String from, String to, boolean stored) {
        edges.add(new GraphEdge(from, to, stored));
    }
}
