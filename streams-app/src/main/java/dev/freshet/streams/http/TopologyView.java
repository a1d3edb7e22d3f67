package dev.freshet.streams.http;

import dev.freshet.streams.topology.drawing.MermaidDiagram;
import dev.freshet.streams.topology.drawing.TopologyGraph;
import org.apache.kafka.streams.TopologyDescription;

/**
 * What runs, drawn.
 *
 * @param text as Kafka Streams describes it, with every node
 * @param mermaid as a Mermaid flowchart, without the nodes that only pass records on
 * @param graph the same in columns and rows
 */
record TopologyView(String text, String mermaid, TopologyGraph graph) {

    static TopologyView of(TopologyDescription topology) {
        TopologyGraph graph = TopologyGraph.of(topology);
        return new TopologyView(topology.toString(), MermaidDiagram.of(graph), graph);
    }
}
