package dev.freshet.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.trainer.Shops;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Recommender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleExporterTest {

    private final Corpus corpus =
            Shops.corpus(Shops.circle(5, 8, true), Shops.catalog()).build(Holdout.NONE, Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void shouldWriteAStepWhereTheTrunkSeesExactlyARing() {
        for (int layers = 1; layers <= 3; layers++) {
            // When
            Path directory = folder.resolve("of-" + layers);
            BundleExporter.export(contents(ModelShape.of(corpus, 16, layers, 2)), directory);

            // Then
            try (Bundle bundle = Bundle.open(directory, Execution.CPU)) {
                assertThat(bundle.hasStep()).as(layers + " layers").isEqualTo(layers < 3);
            }
            assertThat(Files.exists(directory.resolve("encoder-step.onnx"))).isEqualTo(layers < 3);
        }
    }

    @Test
    void shouldNotWriteABundleWhoseStepDisagrees() {
        // Given
        BundleContents contents = contents(Shops.smallShape(corpus));

        // Then
        assertThatThrownBy(() -> BundleExporter.export(
                        contents, folder.resolve("bundle"), BundleExporterTest::stepOfOtherWeights))
                .isInstanceOf(ExportException.class)
                .hasMessageContainingAll("encoder-step.onnx", "nothing was exported");
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] stepOfOtherWeights(Recommender model) {
        Map<String, float[]> trained = model.parameters().snapshot();
        SmallModels.disturb(model.parameters(), "trunk.layer1.gap", new Random(1));
        byte[] step = StepGraph.of(model);
        model.parameters().restore(trained);
        return step;
    }

    private BundleContents contents(ModelShape shape) {
        return new BundleContents(
                SmallModels.trained(new Recommender(shape, 1)),
                corpus,
                "test-1",
                Instant.EPOCH,
                BundleManifest.Ranking.NONE,
                Map.of(),
                Map.of(),
                false);
    }
}
