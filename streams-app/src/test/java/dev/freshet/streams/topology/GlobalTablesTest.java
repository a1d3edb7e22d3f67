package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.fixtures.OnnxWriter;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.SlateItem;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.fixtures.TestShop;
import dev.freshet.streams.world.ModelStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobalTablesTest {

    private static final byte[] POISON = "poison".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private TestShop shop;

    @BeforeEach
    void open() {
        shop = TestShop.open(directory);
        shop.stock(TinyBundle.items());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldSkipAndCountPoisonInTheCatalog() {
        shop.table(shop.topics().catalogItems(), "tea".getBytes(UTF_8), POISON);
        shop.table(shop.topics().catalogItems(), null, POISON);
        shop.refresh();

        assertThat(shop.count(Counter.BAD_CATALOG_RECORDS)).isEqualTo(2);
        assertThat(recommended()).contains("tea");
    }

    @Test
    void shouldDelistAnItemWithATombstone() {
        shop.table(shop.topics().catalogItems(), "tea".getBytes(UTF_8), null);
        shop.refresh();

        assertThat(recommended()).isNotEmpty().doesNotContain("tea");
    }

    @Test
    void shouldSkipAndCountPoisonInTheSignals() {
        shop.table(shop.topics().itemSignals(), "tea".getBytes(UTF_8), POISON);

        assertThat(shop.count(Counter.BAD_SIGNAL_RECORDS)).isEqualTo(1);
    }

    @Test
    void shouldSkipAndCountPoisonInTheModels() {
        // Given
        serve(TinyBundle.write(directory.resolve("good")));

        // When
        shop.table(shop.topics().models(), "active".getBytes(UTF_8), POISON);
        shop.table(shop.topics().models(), "other".getBytes(UTF_8), POISON);
        shop.table(shop.topics().models(), "active".getBytes(UTF_8), null);
        shop.refresh();

        // Then
        assertThat(shop.count(Counter.BAD_MODEL_RECORDS)).isEqualTo(3);
        assertThat(answer().getModelVersion()).contains(TinyBundle.VERSION);
    }

    @Test
    void shouldSwapModelsBetweenTwoEvents() {
        serve(TinyBundle.write(directory.resolve("one"), "one"));
        assertThat(answer().getModelVersion()).contains("one");

        serve(TinyBundle.write(directory.resolve("two"), "two"));
        assertThat(answer().getModelVersion()).contains("two");
    }

    @Test
    void shouldKeepTheOldModelWhereTheNewOneIsBroken() throws IOException {
        // Given
        serve(TinyBundle.write(directory.resolve("one"), "one"));
        Path broken = TinyBundle.write(directory.resolve("two"), "two");
        Files.write(broken.resolve("encoder.onnx"), POISON);

        // When
        serve(broken);
        shop.refresh();

        // Then
        assertThat(answer().getModelVersion()).contains("one");
        assertThat(shop.count(Counter.MODELS_REFUSED)).isEqualTo(1);
        assertThat(shop.model()).isInstanceOfSatisfying(ModelStatus.Refused.class, refused -> {
            assertThat(refused.why()).contains("encoder.onnx").doesNotContain("\n");
            assertThat(refused.ready()).isTrue();
        });
    }

    @Test
    void shouldTryARefusedModelAgainWhereItIsPublishedAgain() throws IOException {
        // Given
        Path bundle = TinyBundle.write(directory.resolve("two"), "two");
        byte[] encoder = Files.readAllBytes(bundle.resolve("encoder.onnx"));
        Files.write(bundle.resolve("encoder.onnx"), POISON);
        serve(bundle);
        assertThat(shop.model()).isInstanceOf(ModelStatus.Refused.class);

        // When
        Files.write(bundle.resolve("encoder.onnx"), encoder);
        serve(bundle);

        // Then
        assertThat(shop.model()).isInstanceOf(ModelStatus.Serving.class);
        assertThat(answer().getModelVersion()).contains("two");
    }

    @Test
    void shouldNotLoadTheModelInServiceAgain() {
        Path bundle = TinyBundle.write(directory.resolve("one"), "one");

        serve(bundle);
        serve(bundle);

        assertThat(shop.count(Counter.MODELS_LOADED)).isEqualTo(1);
        assertThat(shop.model().ready()).isTrue();
    }

    @Test
    void shouldDelistEvenWhereTheModelFailsOnANewItem() throws IOException {
        // Given
        serve(ofOneWord(TinyBundle.write(directory.resolve("one"), "one"), "one"));

        // When
        shop.table(shop.topics().catalogItems(), "tea".getBytes(UTF_8), null);
        shop.stock(List.of(TestEvents.item("lantern", "Light wool", "Home")));

        // Then
        assertThat(shop.count(Counter.FAILED_REFRESHES)).isEqualTo(1);
        assertThat(recommended()).contains("mug").doesNotContain("tea", "lantern");
    }

    @Test
    void shouldShowWaitingItemsOnceAModelCanDescribeThem() throws IOException {
        // Given
        serve(ofOneWord(TinyBundle.write(directory.resolve("one"), "one"), "one"));
        shop.stock(List.of(TestEvents.item("lantern", "Light wool", "Home")));
        assertThat(recommended()).doesNotContain("lantern");

        // When
        serve(TinyBundle.write(directory.resolve("two"), "two"));

        // Then
        assertThat(recommended()).contains("lantern");
    }

    @Test
    void shouldNotBeReadyWhereTheOnlyModelIsRefused() {
        // Given a pointer with another checksum than the bundle's
        Path bundle = TinyBundle.write(directory.resolve("bundle"));
        assertThat(shop.model().ready()).isTrue();

        // When
        shop.serve(new ModelPointer("x", bundle.toUri().toString(), "0".repeat(64)));

        // Then
        assertThat(shop.model().ready()).isFalse();
        assertThat(answer().getFallback()).contains("NO_MODEL");
    }

    @Test
    void shouldRefuseAUriThatItCannotFetch() {
        for (String uri : List.of("s3://bucket/model", "no uri", "file:///does/not/exist")) {
            shop.serve(new ModelPointer("x", uri, "0".repeat(64)));

            assertThat(shop.model()).isInstanceOf(ModelStatus.Refused.class);
        }
    }

    @Test
    void shouldServeABundleFromAnArchive() throws IOException {
        // Given
        Path zip = zipped(TinyBundle.write(directory.resolve("bundle")), "");

        // When
        shop.serve(TinyBundle.VERSION, zip, zip);

        // Then
        assertThat(answer().getModelVersion()).contains(TinyBundle.VERSION);
    }

    @Test
    void shouldRefuseAnArchiveThatReachesOutsideItself() throws IOException {
        // Given
        Path zip = zipped(TinyBundle.write(directory.resolve("bundle")), "../");

        // When
        shop.serve(TinyBundle.VERSION, zip, zip);

        // Then
        assertThat(shop.model())
                .isInstanceOfSatisfying(
                        ModelStatus.Refused.class,
                        refused -> assertThat(refused.why()).contains("outside itself"));
        assertThat(directory.resolve("models")).isEmptyDirectory();
    }

    private void serve(Path bundle) {
        shop.serve(bundle.getFileName().toString(), bundle, bundle.resolve("manifest.json"));
    }

    /** Makes the content encoder fail on titles whose words' numbers add up to more than the last. */
    private static Path ofOneWord(Path bundle, String version) throws IOException {
        new OnnxWriter()
                .intInput("words", -1, -1)
                .intInput("categories", -1, -1)
                .intInput("brand", -1)
                .intInput("price", -1)
                .floatOutput("vector", -1, TinyBundle.DIMENSIONS)
                .ints("axis1", 1)
                .floats("nothing", new float[] {0}, 1)
                .floats("table", new float[4 * TinyBundle.DIMENSIONS], 4, TinyBundle.DIMENSIONS)
                .node("ReduceSum", "word", "words", "axis1")
                .node("Gather", "each", "table", "word")
                .node("ReduceSum", "categoriesSum", "categories", "axis1")
                .node("Add", "two", "brand", "price")
                .node("Add", "three", "two", "categoriesSum")
                .node("Cast", "others", "three")
                .node("Mul", "noOthers", "others", "nothing")
                .node("Unsqueeze", "column", "noOthers", "axis1")
                .node("Add", "vector", "each", "column")
                .write(bundle.resolve("content.onnx"));
        TinyBundle.writeManifest(bundle, TinyBundle.manifest(version));
        return bundle;
    }

    private RecommendationSlate answer() {
        shop.send(browse("event" + shop.count(Counter.ACCEPTED), "tea"));
        List<RecommendationSlate> slates = shop.slates();
        assertThat(slates).hasSize(1);
        return slates.get(0);
    }

    private List<String> recommended() {
        return answer().getItems().stream().map(SlateItem::getItemId).toList();
    }

    private Path zipped(Path bundle, String prefix) throws IOException {
        Path zip = directory.resolve("bundle.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file);
                var files = Files.list(bundle)) {
            for (Path each : files.toList()) {
                out.putNextEntry(new ZipEntry(prefix + each.getFileName()));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
        return zip;
    }
}
