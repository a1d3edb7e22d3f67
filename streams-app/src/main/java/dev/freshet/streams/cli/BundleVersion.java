package dev.freshet.streams.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** The version that a valid bundle's manifest gives. */
final class BundleVersion {

    private BundleVersion() {}

    static String of(Path manifest) throws IOException {
        return new ObjectMapper().readTree(manifest.toFile()).path("version").asText();
    }
}
