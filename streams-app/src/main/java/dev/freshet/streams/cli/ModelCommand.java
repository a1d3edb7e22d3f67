package dev.freshet.streams.cli;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleException;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.BundleValidator;
import dev.freshet.core.model.Execution;
import dev.freshet.core.model.Fault;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.codec.PointerCodec;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.TopicNames;
import dev.freshet.streams.world.BundleFetcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks bundles and puts them into service. */
@Command(
        name = "model",
        description = "Check a model bundle, or put it into service.",
        footer = {"freshet model validate bundle", "freshet model publish --set bootstrap-servers=localhost:9092 bundle"
        })
final class ModelCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            name = "validate",
            description = "Name each fault of a bundle; exit code 1 if there is one.",
            footer = {
                "# one that freshet train wrote, or your own",
                "freshet model validate bundle",
                "# in a script: publish only what can be served",
                "freshet model validate /models/2026-11-22 && freshet model publish --config freshet.yaml /models/2026-11-22"
            })
    int validate(@Parameters(paramLabel = "DIR", description = "The bundle's directory.") Path directory) {
        try (Bundle bundle = Bundle.open(directory, Execution.CPU)) {
            String step = bundle.hasStep() ? "with a step" : "without a step: each event encodes the whole ring";
            spec.commandLine().getOut().println("bundle " + directory + " can be served, " + step);
            return 0;
        } catch (BundleException e) {
            e.faults().forEach(fault -> spec.commandLine().getErr().println(fault));
            return 1;
        }
    }

    @Command(
            name = "publish",
            description = "Point all instances at a bundle that they can read at this path.",
            footer = {
                "freshet model publish --set bootstrap-servers=localhost:9092 bundle",
                "# back to the model before: publish it again",
                "freshet model publish --config freshet.yaml /models/2026-11-15"
            })
    int publish(
            @Mixin ConfigOptions options,
            @Parameters(paramLabel = "DIR", description = "The bundle's directory.") Path directory) {
        FreshetConfig config = options.read();
        ModelPointer pointer = pointerTo(directory);
        try (TopicWriter writer = TopicWriter.connect(config)) {
            writer.write(
                    TopicNames.of(config).models(),
                    PointerCodec.key(),
                    new PointerCodec(ReleasedSchemas.load()).write(pointer, System.currentTimeMillis()));
        }
        spec.commandLine().getOut().println("published " + pointer.version() + " at " + pointer.uri());
        return 0;
    }

    private static ModelPointer pointerTo(Path directory) {
        List<Fault> faults = BundleValidator.validate(directory);
        if (!faults.isEmpty()) {
            throw new OperatorError("bundle " + directory + " cannot be served: "
                    + faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        }
        try {
            Path manifest = directory.resolve(BundleManifest.FILE);
            return new ModelPointer(
                    BundleVersion.of(manifest),
                    directory.toAbsolutePath().normalize().toUri().toString(),
                    BundleFetcher.checksum(manifest));
        } catch (IOException e) {
            throw new OperatorError("bundle " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }
}
