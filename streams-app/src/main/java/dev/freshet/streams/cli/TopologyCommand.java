package dev.freshet.streams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.topology.drawing.MermaidDiagram;
import dev.freshet.streams.topology.drawing.SvgDrawing;
import dev.freshet.streams.topology.drawing.TopologyGraph;
import dev.freshet.streams.validation.KeyPlacement;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the topology; needs no broker. */
@Command(
        name = "topology",
        description =
                "Print the topology that these settings build: as Kafka Streams describes it, as a drawing, or as a graph.",
        footer = {
            "freshet topology",
            "freshet topology --format mermaid > topology.mmd",
            "freshet topology --format svg --every-node > topology.svg",
            "# with the names that your settings give",
            "freshet topology --config freshet.yaml --set topic-prefix=shop."
        })
final class TopologyCommand implements Runnable {

    enum Format {
        text,
        mermaid,
        svg,
        json
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--every-node",
            description = "Draw also the nodes that only pass records on; text has them in any case.")
    private boolean everyNode;

    @Override
    public void run() {
        TopologyDescription described = ConfiguredApp.of(options.read())
                .topology(KeyPlacement.murmur2(1))
                .describe();
        spec.commandLine().getOut().print(printed(described));
        spec.commandLine().getOut().flush();
    }

    private String printed(TopologyDescription described) {
        TopologyGraph graph = everyNode ? TopologyGraph.ofEveryNode(described) : TopologyGraph.of(described);
        return switch (format) {
            case text -> described.toString();
            case mermaid -> MermaidDiagram.of(graph);
            case svg -> SvgDrawing.of(graph);
            case json -> json(graph);
        };
    }

    private static String json(TopologyGraph graph) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(graph) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a graph has no JSON form", e);
        }
    }
}
