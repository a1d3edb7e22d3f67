package dev.freshet.playground.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.streams.OperatorError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The model bundle that the playground brings along, trained on the simulated shop. */
public final class DemoBundle {

    private static final String FOLDER = "/demo-bundle/";
    private static final String MANIFEST = "manifest.json";

    private DemoBundle() {}

    /** Writes the bundle's files into a folder. */
    public static Path unpack(Path folder) {
        try {
            Files.createDirectories(folder);
            copy(MANIFEST, folder);
            JsonNode manifest = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve(MANIFEST)));
            List<String> files = new ArrayList<>();
            manifest.path("checksums").fieldNames().forEachRemaining(files::add);
            for (String file : files) {
                copy(file, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new OperatorError(
                    "the playground's own model bundle cannot be unpacked into " + folder + ": " + e, e);
        }
    }

    private static void copy(String file, Path folder) throws IOException {
        try (InputStream in = DemoBundle.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new OperatorError("the playground's own model bundle lacks " + file
                        + "; give --model DIR, made by" + " freshet train --dataset simulator --out DIR");
            }
            Files.copy(in, folder.resolve(file));
        }
    }
}
