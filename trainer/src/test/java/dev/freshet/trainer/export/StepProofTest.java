package dev.freshet.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.freshet.trainer.model.Recommender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepProofTest {

    /** What only a known surface, wanted type or gap reads. */
    private static final Set<String> OF_REQUESTS = Set.of("head.surfaces", "head.wantedTypes", "head.gaps");

    @TempDir
    private Path folder;

    @Test
    void shouldAgreeInTrunksOfAnyDepth() throws IOException {
        for (int layers = 1; layers <= 3; layers++) {
            Recommender model = SmallModels.ofLayers(layers);

            assertThat(proven(model, StepGraph.of(model, Quantization.NONE)))
                    .as(layers + " layers")
                    .isLessThan(1e-4);
        }
    }

    @Test
    void shouldNoticeAnyWeightThatDiffersInTheStep() throws IOException {
        // Given
        Recommender model = SmallModels.ofLayers(2);
        Map<String, float[]> trained = model.parameters().snapshot();
        List<String> names = trained.keySet().stream()
                .filter(name -> name.startsWith("trunk.") || name.startsWith("head."))
                .filter(name -> !OF_REQUESTS.contains(name))
                .toList();

        for (String name : names) {
            // When
            SmallModels.disturb(model.parameters(), name, new Random(7));
            byte[] step = StepGraph.of(model, Quantization.NONE);
            model.parameters().restore(trained);

            // Then
            assertThatThrownBy(() -> proven(model, step))
                    .as(name)
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("encoder-step.onnx");
        }
    }

    @Test
    void shouldNoticeAStepThatHidesNothing() throws IOException {
        // Given
        Recommender model = SmallModels.ofLayers(2);

        // When
        byte[] step = withNothingHidden(StepGraph.of(model, Quantization.NONE));

        // Then
        assertThatThrownBy(() -> proven(model, step))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("encoder-step.onnx");
    }

    private double proven(Recommender model, byte[] step) throws IOException {
        Path encoder = Files.write(folder.resolve("encoder.onnx"), EncoderGraph.of(model, Quantization.NONE));
        Path stepFile = Files.write(folder.resolve("encoder-step.onnx"), step);
        try (OnnxRunner full = new OnnxRunner(encoder);
                OnnxRunner steps = new OnnxRunner(stepFile)) {
            return new StepProof(model, full, steps).largestDifference(SmallModels.itemVectors(model.shape()));
        }
    }

    /** The bias of what is not seen is a large negative number; here it is none. */
    private static byte[] withNothingHidden(byte[] step) throws InvalidProtocolBufferException {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.parseFrom(step).toBuilder();
        for (OnnxMl.NodeProto.Builder node : model.getGraphBuilder().getNodeBuilderList()) {
            if (node.getOpType().equals("ConstantOfShape")) {
                OnnxMl.TensorProto.Builder value = node.getAttributeBuilder(0).getTBuilder();
                value.setFloatData(0, Math.max(0, value.getFloatData(0)));
            }
        }
        return model.build().toByteArray();
    }
}
