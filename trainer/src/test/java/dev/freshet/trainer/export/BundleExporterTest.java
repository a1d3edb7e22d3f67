package dev.freshet.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.CoVisitation;
import dev.freshet.core.model.Execution;
import dev.freshet.trainer.Shops;
import dev.freshet.trainer.covisitation.CoVisits;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Recommender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
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

    @Test
    void shouldServeWhatIsStoredInEveryVariant() throws IOException {
        Map<Quantization, Long> bytes = new EnumMap<>(Quantization.class);
        for (Quantization quantization : Quantization.values()) {
            // Given
            BundleContents contents = contents(Shops.smallShape(corpus), quantization);
            Path directory = folder.resolve(quantization.toString());

            // When
            double difference = BundleExporter.export(contents, directory);

            // Then
            assertThat(difference).as("%s", quantization).isLessThan(1e-4);
            float[] trained = ItemVectors.of(contents.model(), corpus.itemContent(), quantization)
                    .vectors();
            try (Bundle bundle = Bundle.open(directory, Execution.CPU)) {
                float[] served = new float[trained.length];
                for (int row = 0; row < bundle.items().size(); row++) {
                    bundle.items().copyVector(row, served, row * bundle.dimensions());
                }
                assertThat(served).as("%s", quantization).containsExactly(trained);
                assertThat(bundle.manifest().format()).isEqualTo(quantization == Quantization.INT8 ? 2 : 1);
            }
            bytes.put(quantization, size(directory));
        }
        assertThat(bytes.get(Quantization.HALF)).isLessThan(bytes.get(Quantization.NONE));
        assertThat(bytes.get(Quantization.INT8)).isLessThan(bytes.get(Quantization.HALF));
    }

    @Test
    void shouldServeWhatIsVisitedAroundWhat() {
        // Given
        CoVisits visits = CoVisits.of(corpus);
        Path directory = folder.resolve("bundle");

        // When
        BundleExporter.export(contents(Shops.smallShape(corpus)), directory);

        // Then
        try (Bundle bundle = Bundle.open(directory, Execution.CPU)) {
            CoVisitation served = bundle.items().coVisitation();
            assertThat(served.width()).isEqualTo(visits.width()).isPositive();
            for (int i = 0; i < visits.partners().length; i++) {
                int row = i / served.width();
                int place = i % served.width();
                assertThat(served.row(row, place)).isEqualTo(visits.partners()[i]);
                assertThat(served.weight(row, place)).isCloseTo(visits.weights()[i], offset(1e-3f));
            }
        }
    }

    @Test
    void shouldWriteTheSameBytesWhenItIsExportedAgain() throws IOException {
        // Given
        BundleContents contents = contents(Shops.smallShape(corpus), Quantization.INT8);
        Path directory = folder.resolve("bundle");
        BundleExporter.export(contents, directory);
        String first = Files.readString(directory.resolve(BundleManifest.FILE));

        // When
        BundleExporter.export(contents, directory);

        // Then
        assertThat(directory.resolve(BundleManifest.FILE)).hasContent(first);
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static byte[] stepOfOtherWeights(Recommender model) {
        Map<String, float[]> trained = model.parameters().snapshot();
        SmallModels.disturb(model.parameters(), "trunk.layer1.gap", new Random(1));
        byte[] step = StepGraph.of(model, Quantization.NONE);
        model.parameters().restore(trained);
        return step;
    }

    private BundleContents contents(ModelShape shape) {
        return contents(shape, Quantization.NONE);
    }

    private BundleContents contents(ModelShape shape, Quantization quantization) {
        return new BundleContents(
                SmallModels.trained(new Recommender(shape, 1)),
                corpus,
                CoVisits.of(corpus),
                "test-1",
                Instant.EPOCH,
                BundleManifest.Ranking.NONE,
                Map.of(),
                Map.of(),
                quantization);
    }
}
