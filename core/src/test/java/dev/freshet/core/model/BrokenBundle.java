package dev.freshet.core.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.fixtures.TinyStepBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A bundle that was good, and ways to spoil it. */
final class BrokenBundle {

    private static final JsonMapper JSON = new JsonMapper();
    private final Path directory;

    private BrokenBundle(Path written) {
        this.directory = written;
    }

    static BrokenBundle of(Path written) {
        return new BrokenBundle(written);
    }

    static BrokenBundle in(Path directory) {
        return new BrokenBundle(TinyBundle.write(directory));
    }

    /** A bundle with a step graph. */
    static BrokenBundle withStepIn(Path directory) {
        return new BrokenBundle(TinyStepBundle.write(directory));
    }

    Path directory() {
        return directory;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** Changes a file and leaves the manifest as it is. */
    BrokenBundle overwrite(String name, byte[] bytes) {
        try {
            Files.write(file(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    BrokenBundle lines(String name, String... lines) {
        return overwrite(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the checksums that fit the files as they are. */
    BrokenBundle signed() {
        return manifest(manifest -> {
            ObjectNode checksums = (ObjectNode) manifest.get("checksums");
            List<String> names = ImmutableList.copyOf(checksums.fieldNames());
            for (String name : names) {
                try {
                    checksums.put(
                            name,
                            Hashing.sha256()
                                    .hashBytes(Files.readAllBytes(file(name)))
                                    .toString());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    BrokenBundle manifest(Consumer<ObjectNode> change) {
        try {
            ObjectNode manifest = (ObjectNode) JSON.readTree(Files.readAllBytes(file(BundleManifest.FILE)));
            change.accept(manifest);
            JSON.writeValue(file(BundleManifest.FILE).toFile(), manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    ObjectNode readManifest() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readAllBytes(file(BundleManifest.FILE)));
    }

    List<String> faults() {
        return BundleValidator.validate(directory).stream().map(Fault::toString).toList();
    }
}
