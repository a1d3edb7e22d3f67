package dev.freshet.core.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a bundle that are no graphs. What is wrong with one becomes a fault, and an empty answer. */
final class BundleFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path directory;
    private final Faults faults;

    BundleFiles(Path directory, Faults faults) {
        this.directory = directory;
        this.faults = faults;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    Optional<BundleManifest> manifest() {
        Path file = directory.resolve(BundleManifest.FILE);
        if (!Files.isRegularFile(file)) {
            faults.add(BundleManifest.FILE, "is missing from " + directory);
            return Optional.empty();
        }
        try {
            BundleManifest manifest = JSON.readValue(Files.readAllBytes(file), BundleManifest.class);
            if (manifest == null) {
                faults.add(BundleManifest.FILE, "is empty");
            }
            return Optional.ofNullable(manifest);
        } catch (JsonProcessingException e) {
            faults.add(
                    BundleManifest.FILE,
                    "is no manifest: "
                            + e.getOriginalMessage().lines().findFirst().orElse("")
                            + (e.getLocation() == null
                                    ? ""
                                    : " (line " + e.getLocation().getLineNr() + ")"));
        } catch (IOException e) {
            faults.add(BundleManifest.FILE, "cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** SHA-256 of the manifest, which names the checksums of all the other files. */
    Optional<String> manifestChecksum() {
        try {
            return Optional.of(sha256(directory.resolve(BundleManifest.FILE)));
        } catch (IOException e) {
            faults.add(BundleManifest.FILE, "cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    void check(String name, @Nullable String checksum) {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            faults.add(name, "is missing");
            return;
        }
        try {
            String actual = sha256(file);
            if (!actual.equals(checksum)) {
                faults.add(
                        name,
                        "has the SHA-256 " + actual + ", the manifest says " + checksum
                                + "; it was truncated or changed after the manifest was written");
            }
        } catch (IOException e) {
            faults.add(name, "cannot be read: " + e.getMessage());
        }
    }

    private static String sha256(Path file) throws IOException {
        return com.google.common.io.Files.asByteSource(file.toFile())
                .hash(Hashing.sha256())
                .toString();
    }

    /** An array of floats. */
    float[] array(String name, int... shape) {
        Optional<Npy> array = read(name, shape);
        if (array.isEmpty()) {
            return new float[0];
        }
        if (array.get().wholeNumbers()) {
            faults.add(
                    name,
                    "holds int8, for which the manifest names no scales; float32 (<f4) or float16 (<f2) is needed");
            return new float[0];
        }
        return array.get().values();
    }

    /** A table of int8, each row times its scale. */
    float[] scaledTable(String name, String scalesName, int rows, int columns) {
        Optional<Npy> table = read(name, rows, columns);
        float[] scales = array(scalesName, rows);
        if (table.isEmpty() || scales.length < rows) {
            return new float[0];
        }
        if (!table.get().wholeNumbers()) {
            faults.add(name, "holds floats; items.scales belongs to int8 (|i1)");
            return new float[0];
        }
        float[] values = table.get().values();
        for (int row = 0; row < rows; row++) {
            if (scales[row] < 0) {
                faults.add(scalesName, "holds the scale " + scales[row] + "; none is below 0");
                return new float[0];
            }
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                values[i] *= scales[row];
            }
        }
        return values;
    }

    /** Rows of the item table, and a weight for each. */
    CoVisitation coVisitation(BundleManifest.CoVisitationFiles named, int items) {
        try {
            Npy rows = Npy.readInts(directory.resolve(named.items()));
            int[] shape = rows.shape();
            if (shape.length != 2 || shape[0] != items || shape[1] == 0) {
                faults.add(
                        named.items(),
                        "has the shape " + Arrays.toString(shape) + "; expected is [" + items + ", 1 or more]");
                return CoVisitation.NONE;
            }
            for (int row : rows.ints()) {
                if (row < CoVisitation.NOBODY || row >= items) {
                    faults.add(named.items(), "names the item " + row + "; allowed are -1 to " + (items - 1));
                    return CoVisitation.NONE;
                }
            }
            float[] weights = array(named.weights(), shape);
            for (float weight : weights) {
                if (weight < 0) {
                    faults.add(named.weights(), "holds the weight " + weight + "; none is below 0");
                    return CoVisitation.NONE;
                }
            }
            return new CoVisitation(shape[1], rows.ints(), weights);
        } catch (IOException e) {
            faults.add(named.items(), String.valueOf(e.getMessage()));
            return CoVisitation.NONE;
        }
    }

    private Optional<Npy> read(String name, int... shape) {
        try {
            Npy array = Npy.read(directory.resolve(name));
            if (!Arrays.equals(array.shape(), shape)) {
                faults.add(
                        name,
                        "has the shape " + Arrays.toString(array.shape()) + "; expected is " + Arrays.toString(shape));
                return Optional.empty();
            }
            for (float value : array.values()) {
                if (!Float.isFinite(value)) {
                    faults.add(name, "holds a value that is no finite number");
                    return Optional.empty();
                }
            }
            return Optional.of(array);
        } catch (IOException e) {
            faults.add(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    List<String> lines(String name) {
        try {
            List<String> lines = Files.readAllLines(directory.resolve(name));
            HashSet<String> seen = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).isBlank()) {
                    faults.add(name, "line " + (i + 1) + " is blank");
                } else if (!seen.add(lines.get(i))) {
                    faults.add(name, "line " + (i + 1) + " repeats '" + lines.get(i) + "'");
                }
            }
            return lines;
        } catch (CharacterCodingException e) {
            faults.add(name, "is not UTF-8");
        } catch (IOException e) {
            faults.add(name, "cannot be read: " + e.getMessage());
        }
        return List.of();
    }
}
