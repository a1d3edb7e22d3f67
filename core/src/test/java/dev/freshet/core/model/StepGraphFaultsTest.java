package dev.freshet.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.fixtures.TinyIdsBundle;
import dev.freshet.core.fixtures.TinyStepBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepGraphFaultsTest {

    private static final String STEP = "encoder-step.onnx";

    @TempDir
    Path parent;

    private BrokenBundle bundle;

    @BeforeEach
    void writeBundle() {
        bundle = BrokenBundle.withStepIn(parent.resolve("bundle"));
    }

    @Test
    void shouldFindNothingWrongWithAGoodStep() {
        assertThat(bundle.faults()).isEmpty();
    }

    @Test
    void shouldNameAMissingFile() throws IOException {
        Files.delete(bundle.file(STEP));

        assertThat(bundle.faults()).containsExactly(STEP + ": is missing");
    }

    @Test
    void shouldRefuseARingThatTheStepWouldNotSee() {
        bundle.manifest(manifest -> manifest.put("ring", TinyStepBundle.RING - 1));

        assertThat(bundle.faults())
                .containsExactly(
                        "manifest.json ring: is 6; a bundle with graphs.step needs layers * (window - 1) + 1 = 7,"
                                + " or the step would see other slots than the encoder");
    }

    @Test
    void shouldRefuseHeadsThatDoNotShareTheDimensions() {
        bundle.manifest(manifest -> manifest.put("heads", 3));

        assertThat(bundle.faults())
                .containsExactly(
                        "manifest.json heads: is 3; a bundle with graphs.step needs a divisor of its 4 dimensions");
    }

    @Test
    void shouldRefuseAnEncoderWithoutKeysAndValues() throws IOException {
        Path plain = TinyBundle.write(parent.resolve("plain"));
        bundle.overwrite("encoder.onnx", Files.readAllBytes(plain.resolve("encoder.onnx")));

        assertThat(bundle.signed().faults())
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).startsWith("encoder.onnx: has no output 'keys'"))
                .anySatisfy(fault -> assertThat(fault).startsWith("encoder.onnx: has no output 'values'"));
    }

    @Test
    void shouldRefuseAGraphOfAnotherWindow() {
        bundle.manifest(manifest -> manifest.put("window", 3).put("ring", 5));

        assertThat(bundle.faults())
                .anySatisfy(fault -> assertThat(fault).startsWith(STEP + ": input 'keys' is FLOAT [2, 1, 3, 4]"));
    }

    @Test
    void shouldRefuseAStepOfAnotherModel() {
        TinyStepBundle.writeStep(bundle.file(STEP), 99);

        assertThat(bundle.signed().faults())
                .singleElement()
                .asString()
                .startsWith("trial run: running the step failed: its embedding is ")
                .endsWith("; export both graphs from one model");
    }

    @Test
    void shouldRefuseAStepBesidePlainIds() {
        BrokenBundle ids = BrokenBundle.of(TinyIdsBundle.write(parent.resolve("ids"), "left", "BROWSE"))
                .manifest(manifest -> ((ObjectNode) manifest.get("graphs")).put("step", "encoder.onnx"));

        assertThat(ids.faults()).containsExactly("manifest.json graphs.step: needs inputs: events");
    }
}
