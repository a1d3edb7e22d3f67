package dev.freshet.streams.http;

import dev.freshet.streams.topology.MermaidDiagram;
import org.apache.kafka.streams.TopologyDescription;

/**
 * What runs, drawn.
 *
 * @param text as Kafka Streams describes it
 * @param mermaid the same as a Mermaid flowchart
 */
record TopologyView(String text, String mermaid) {

    static TopologyView of(TopologyDescription topology) {
        return new TopologyView(topology.toString(), MermaidDiagram.of(topology));
    }
}
