package dev.freshet.streams.docs;

import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topology.drawing.MermaidDiagram;
import dev.freshet.streams.topology.drawing.SvgDrawing;
import dev.freshet.streams.topology.drawing.TopologyGraph;
import org.apache.kafka.streams.TopologyDescription;

/** The topology, drawn. */
final class TopologyPages {

    private TopologyPages() {}

    static TopologyDescription described() {
        return ConfiguredApp.of(FreshetConfig.DEFAULT).topology(key -> 0).describe();
    }

    static TopologyGraph graph() {
        return TopologyGraph.of(described());
    }

    static String svg() {
        return SvgDrawing.of(graph());
    }

    static String mermaid() {
        return MermaidDiagram.of(graph());
    }

    static String page() {
        return """
                # The topology

                ![The topology: events go to validate, then to answer, which writes recommendations; activities by item go to count-item](topology.svg)

                Round: a topic. Dashed line: a store that is read and written. Nodes that only pass records on (filters, and those that hand a record to a
                topic) are left out; `freshet topology` prints every one, `freshet topology --format mermaid --every-node` draws them.

                - **Sub-topology 0** is built first and keeps its number: task ids, and with them the state on disk, follow the order of construction. It has one task
                  for each partition of `user-events`.
                - **Sub-topology 1** is the item side, one task for each of `topics.item-partitions`.
                - **On every instance** are the global tables: each instance reads those topics whole, from their beginning at every start, and makes immutable snapshots of
                  them (`LiveWorld`), in which `answer` looks things up.

                `GET /v1/topology` has the same of a running instance, as text, as Mermaid and as a graph; the console draws that graph.

                ```mermaid
                %s```
                """.formatted(mermaid());
    }
}
