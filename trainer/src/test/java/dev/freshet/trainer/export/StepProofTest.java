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

            assertThat(proven(model, StepGraph.of(model)))
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
            byte[] step = StepGraph.of(model);
            model.parameters().restore(trained);

            // Then
            assertThatThrownBy(() -> proven(model, step))
                    .as(name)
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("encoder-step.onnx");
        }
    }

    @Test
    void shouldNoticeAMaskThatHidesTheWrongSlots() throws IOException {
        // Given
        Recommender model = SmallModels.ofLayers(2);

        // When
        byte[] step = withMaskOneSlotLate(StepGraph.of(model));

        // Then
        assertThatThrownBy(() -> proven(model, step))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("encoder-step.onnx");
    }

    private double proven(Recommender model, byte[] step) throws IOException {
        Path encoder = Files.write(folder.resolve("encoder.onnx"), EncoderGraph.of(model));
        Path stepFile = Files.write(folder.resolve("encoder-step.onnx"), step);
        try (OnnxRunner full = new OnnxRunner(encoder);
                OnnxRunner steps = new OnnxRunner(stepFile)) {
            return new StepProof(model, full, steps).largestDifference(SmallModels.itemVectors(model.shape()));
        }
    }

    /** The mask is padded by the new slot itself, at the end; this pads it at the beginning. */
    private static byte[] withMaskOneSlotLate(byte[] step) throws InvalidProtocolBufferException {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.parseFrom(step).toBuilder();
        OnnxMl.NodeProto pad = model.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("Pad"))
                .findFirst()
                .orElseThrow();
        OnnxMl.TensorProto before = OnnxMl.TensorProto.newBuilder()
                .setName(pad.getInput(1))
                .setDataType(OnnxGraphBuilder.INT64)
                .addDims(4)
                .addAllInt64Data(List.of(0L, 1L, 0L, 0L))
                .build();
        for (int i = 0; i < model.getGraph().getInitializerCount(); i++) {
            if (model.getGraph().getInitializer(i).getName().equals(before.getName())) {
                model.getGraphBuilder().setInitializer(i, before);
            }
        }
        return model.build().toByteArray();
    }
}
