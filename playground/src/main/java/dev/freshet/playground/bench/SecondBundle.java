package dev.freshet.playground.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.ModelPointer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a bundle under another version, hence with another checksum: nothing that was cached of the first is of use. */
final class SecondBundle {

    private SecondBundle() {}

    /** @param folder does not exist yet */
    static ModelPointer copy(ModelPointer first, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Path file : files(Path.of(URI.create(first.uri())))) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
            Path manifest = folder.resolve(BundleManifest.FILE);
            ObjectMapper json = new ObjectMapper();
            ObjectNode fields = (ObjectNode) json.readTree(Files.readAllBytes(manifest));
            fields.put("version", first.version() + "-second");
            Files.write(manifest, json.writeValueAsBytes(fields));
        } catch (IOException e) {
            throw new OperatorError("the bundle cannot be copied to " + folder + ": " + e.getMessage(), e);
        }
        try (Bundle opened = Bundle.open(folder, Execution.CPU)) {
            return new ModelPointer(opened.version(), folder.toUri().toString(), opened.checksum());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
