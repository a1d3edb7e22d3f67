package dev.freshet.streams.cli;

import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.topology.MermaidDiagram;
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
        description = "Print the topology, as text or as a Mermaid diagram.",
        footer = {
            "freshet topology",
            "freshet topology --format mermaid > topology.mmd",
            "# with the names that your settings give",
            "freshet topology --config freshet.yaml --set topic-prefix=shop."
        })
final class TopologyCommand implements Runnable {

    enum Format {
        text,
        mermaid
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Override
    public void run() {
        TopologyDescription description = ConfiguredApp.of(options.read())
                .topology(KeyPlacement.murmur2(1))
                .describe();
        spec.commandLine()
                .getOut()
                .print(format == Format.mermaid ? MermaidDiagram.of(description) : description.toString());
        spec.commandLine().getOut().flush();
    }
}
