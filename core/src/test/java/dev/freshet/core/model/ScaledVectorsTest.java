package dev.freshet.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.fixtures.NpyWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle whose item vectors are int8 with a scale a row. */
class ScaledVectorsTest {

    @TempDir
    Path parent;

    private BrokenBundle bundle;

    @BeforeEach
    void writeBundle() throws IOException {
        bundle = BrokenBundle.in(parent.resolve("bundle"));
        byte[] vectors = new byte[24];
        vectors[4] = 127;
        vectors[5] = -2;
        NpyWriter.int8(bundle.file("embeddings.npy"), vectors, "6, 4");
        NpyWriter.floats(bundle.file("scales.npy"), List.of(0f, .5f, 1f, 1f, 1f, 1f), "6,");
        bundle.manifest(manifest -> {
            manifest.put("format", 2);
            ((ObjectNode) manifest.get("items")).put("scales", "scales.npy");
            ((ObjectNode) manifest.get("checksums")).put("scales.npy", "");
        });
        bundle.signed();
    }

    @Test
    void shouldMultiplyEachRowByItsScale() {
        assertThat(bundle.faults()).isEmpty();
        try (Bundle opened = Bundle.open(bundle.directory(), Execution.CPU)) {
            float[] vector = new float[4];

            opened.items().copyVector(1, vector, 0);

            assertThat(vector).containsExactly(63.5f, -1, 0, 0);
        }
    }

    @Test
    void shouldAskForAFormatThatOlderReadersRefuse() {
        bundle.manifest(manifest -> manifest.put("format", 1));

        assertThat(bundle.faults()).singleElement().asString().startsWith("manifest.json items.scales: needs format 2");
    }

    @Test
    void shouldNameVectorsWithoutScales() {
        bundle.manifest(manifest -> ((ObjectNode) manifest.get("items")).remove("scales"));

        assertThat(bundle.faults())
                .singleElement()
                .asString()
                .startsWith("embeddings.npy: holds int8, for which the manifest names no scales");
    }

    @Test
    void shouldNameScalesOfFloats() throws IOException {
        NpyWriter.floats(bundle.file("embeddings.npy"), Collections.nCopies(24, 0f), "6, 4");

        assertThat(bundle.signed().faults())
                .containsExactly("embeddings.npy: holds floats; items.scales belongs to int8 (|i1)");
    }

    @Test
    void shouldNameScalesThatAreNone() throws IOException {
        assertThat(faultsWithScales(List.of(0f, 1f, 1f, 1f, 1f, -.5f), "6,"))
                .containsExactly("scales.npy: holds the scale -0.5; none is below 0");
        assertThat(faultsWithScales(List.of(0f, 1f, Float.NaN, 1f, 1f, 1f), "6,"))
                .containsExactly("scales.npy: holds a value that is no finite number");
        assertThat(faultsWithScales(List.of(1f, 1f), "2,"))
                .containsExactly("scales.npy: has the shape [2]; expected is [6]");
    }

    @Test
    void shouldNameBiasesOfInt8() throws IOException {
        NpyWriter.int8(bundle.file("biases.npy"), new byte[6], "6,");

        assertThat(bundle.signed().faults()).singleElement().asString().startsWith("biases.npy: holds int8");
    }

    private List<String> faultsWithScales(List<Float> scales, String shape) throws IOException {
        NpyWriter.floats(bundle.file("scales.npy"), scales, shape);
        return bundle.signed().faults();
    }
}
