package dev.freshet.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.fixtures.NpyWriter;
import dev.freshet.core.fixtures.OnnxWriter;
import dev.freshet.core.fixtures.TinyBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleValidatorTest {

    private static final List<String> REQUIRED = List.of(
            "/format",
            "/version",
            "/inputs",
            "/dimensions",
            "/layers",
            "/window",
            "/ring",
            "/gapBuckets",
            "/tokenizer",
            "/content",
            "/content/words",
            "/content/maxWords",
            "/items",
            "/items/ids",
            "/items/vectors",
            "/items/biases",
            "/items/count",
            "/graphs",
            "/graphs/encoder",
            "/graphs/head",
            "/graphs/content",
            "/checksums");

    @TempDir
    Path parent;

    private BrokenBundle bundle;

    @BeforeEach
    void writeBundle() {
        bundle = BrokenBundle.in(parent.resolve("bundle"));
    }

    @Test
    void shouldFindNothingWrongWithAGoodBundle() {
        assertThat(bundle.faults()).isEmpty();
        assertThat(bundle.signed().faults()).isEmpty();
    }

    @Test
    void shouldNameAMissingDirectory() {
        assertThatThrownBy(() -> Bundle.open(parent.resolve("none"), Execution.CPU))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("none")
                .hasMessageContaining("is no directory")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"encoder.onnx", "content.onnx", "items.txt", "embeddings.npy", "words.txt", "manifest.json"})
    void shouldNameAMissingFile(String name) throws IOException {
        Files.delete(bundle.file(name));

        assertThat(bundle.faults()).singleElement().asString().startsWith(name + ": is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder.onnx", "items.txt", "biases.npy", "brands.txt"})
    void shouldNoticeATruncatedFileByItsChecksum(String name) throws IOException {
        truncate(name);

        assertThat(bundle.faults()).singleElement().asString().startsWith(name + ": has the SHA-256");
    }

    @ParameterizedTest
    @CsvSource({
        "encoder.onnx,ONNX Runtime cannot load it",
        "head.onnx,ONNX Runtime cannot load it",
        "embeddings.npy,bytes of data; its shape needs 96",
        "biases.npy,bytes of data; its shape needs 24",
    })
    void shouldNoticeATruncatedFileThatItsChecksumFits(String name, String fault) throws IOException {
        truncate(name);

        assertThat(bundle.signed().faults())
                .singleElement()
                .asString()
                .startsWith(name + ": ")
                .contains(fault)
                .doesNotContain("\n");
    }

    @Test
    void shouldNameAnArrayOfAnotherShape() throws IOException {
        NpyWriter.floats(bundle.file("embeddings.npy"), Collections.nCopies(24, 0f), "4, 6");
        NpyWriter.floats(bundle.file("biases.npy"), Collections.nCopies(6, 0f), "6, 1");

        assertThat(bundle.signed().faults())
                .containsExactly(
                        "embeddings.npy: has the shape [4, 6]; expected is [6, 4]",
                        "biases.npy: has the shape [6, 1]; expected is [6]");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void shouldNameAVectorThatIsNoNumber(float value) throws IOException {
        List<Float> values = new ArrayList<>(Collections.nCopies(24, 0f));
        values.set(17, value);
        NpyWriter.floats(bundle.file("embeddings.npy"), values, "6, 4");

        assertThat(bundle.signed().faults()).containsExactly("embeddings.npy: holds a value that is no finite number");
    }

    @Test
    void shouldNameBlankAndRepeatedItems() {
        bundle.lines("items.txt", "tea", "mug", " ", "tea", "boot", "sock");

        assertThat(bundle.signed().faults())
                .containsExactly("items.txt: line 3 is blank", "items.txt: line 4 repeats 'tea'");
    }

    @Test
    void shouldNameACountThatIsNotTheNumberOfItems() {
        bundle.lines("items.txt", "tea", "mug", "lamp");

        assertThat(bundle.signed().faults()).containsExactly("items.txt: has 3 lines; items.count is 6");
    }

    @Test
    void shouldNameTextThatIsNotUtf8() {
        bundle.overwrite("brands.txt", new byte[] {(byte) 0xC3, 0x28, '\n'});

        assertThat(bundle.signed().faults()).containsExactly("brands.txt: is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "not json", "{} {}", "{\"format\": \"one\"}", "{\"items\": 3}"})
    void shouldNameAManifestThatIsNone(String json) {
        bundle.overwrite("manifest.json", json.getBytes(StandardCharsets.UTF_8));

        assertThat(bundle.faults()).singleElement().asString().startsWith("manifest.json: is ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format | 3 | is 3; this version reads 1 and 2",
                "version | a b | is 'a b'; 1 to 64 letters",
                "inputs | pixels | is 'pixels'; allowed are events and ids",
                "dimensions | 0 | is 0; allowed are 1 to 1024",
                "ring | 128 | is 128; allowed are 1 to 127",
                "window | 0 | is 0; allowed are 1 to 127",
                "gapBuckets | log10 | is 'log10'; this version knows log2-seconds-v1",
                "tokenizer | wordpiece | is 'wordpiece'; this version knows words-v1",
            })
    void shouldNameAFieldThatIsWrong(String field, String value, String fault) {
        bundle.manifest(manifest -> {
            if (manifest.get(field).isNumber()) {
                manifest.put(field, Integer.parseInt(value));
            } else {
                manifest.put(field, value);
            }
        });

        assertThat(bundle.faults())
                .anySatisfy(each -> assertThat(each)
                        .startsWith("manifest.json " + field + ": ")
                        .contains(fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "\"NaN\"", "\"Infinity\""})
    void shouldNameAWeightThatIsNone(String weight) {
        bundle.manifest(manifest -> manifest.set("ranking", parse("{\"popularity\": " + weight + "}")));

        assertThat(bundle.faults())
                .singleElement()
                .asString()
                .startsWith("manifest.json ranking.popularity: is ")
                .contains("finite number of 0 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../items.txt", "/etc/hostname", "..", "sub/items.txt", "a\u0000b"})
    void shouldNotLookOutsideItsDirectory(String name) {
        bundle.manifest(manifest -> {
            ((ObjectNode) manifest.get("items")).put("ids", name);
            ((ObjectNode) manifest.get("checksums")).put(name, "0");
        });

        assertThat(bundle.faults())
                .singleElement()
                .asString()
                .startsWith("manifest.json items.ids: names '" + name + "'")
                .contains("within the bundle's own directory");
    }

    @Test
    void shouldNameAFileWithoutAChecksum() {
        bundle.manifest(manifest -> ((ObjectNode) manifest.get("checksums")).remove("words.txt"));

        assertThat(bundle.faults()).containsExactly("manifest.json checksums: has no entry for words.txt");
    }

    /** Whatever stands or lacks in a manifest, the answer is a bundle or a list of faults. */
    @Test
    void shouldSurviveEveryFieldThatIsMissingNullOrOfAnotherType() throws IOException {
        ObjectNode good = bundle.readManifest();
        for (String pointer : pointers("", good)) {
            int cut = pointer.lastIndexOf('/');
            String field = pointer.substring(cut + 1).replace("~1", "/");
            for (String value : Arrays.asList(null, "null", "\"\"", "-1", "[]", "{}", "[null]", "true")) {
                bundle.manifest(manifest -> {
                    manifest.setAll(good.deepCopy());
                    ObjectNode owner = (ObjectNode) manifest.at(pointer.substring(0, cut));
                    owner.remove(field);
                    if (value != null) {
                        owner.set(field, parse(value));
                    }
                });
                List<String> faults = bundle.faults();
                if (value == null && REQUIRED.contains(pointer)) {
                    assertThat(faults).as("without %s", pointer).isNotEmpty();
                }
            }
        }
    }

    @Test
    void shouldIgnoreAnIdsSectionThatAnEventsBundleDoesNotUse() {
        bundle.manifest(manifest -> manifest.set("ids", parse("{\"length\": 5}")));

        assertThat(bundle.faults()).isEmpty();
    }

    @Test
    void shouldNameAnInputThatAGraphLacksAndOneThatItHasTooMany() {
        new OnnxWriter()
                .floatInput("embedding", -1, 4)
                .intInput("place", -1)
                .floatOutput("user", -1, 4)
                .node("Identity", "user", "embedding")
                .write(bundle.file("head.onnx"));

        assertThat(bundle.signed().faults())
                .hasSize(4)
                .allSatisfy(fault -> assertThat(fault).startsWith("head.onnx: has "))
                .anySatisfy(fault -> assertThat(fault).contains("no input 'gap'"))
                .anySatisfy(fault -> assertThat(fault).contains("an input 'place' that the contract does not know"));
    }

    @Test
    void shouldNameATensorOfAnotherTypeOrDimension() {
        new OnnxWriter()
                .floatInput("embedding", -1, 5)
                .floatInput("surface", -1)
                .intInput("wanted_type", -1)
                .intInput("gap", -1)
                .floatOutput("user", -1, 5)
                .node("Identity", "user", "embedding")
                .write(bundle.file("head.onnx"));

        assertThat(bundle.signed().faults())
                .containsExactlyInAnyOrder(
                        "head.onnx: input 'embedding' is FLOAT [-1, 5]; the contract says FLOAT [-1, 4]",
                        "head.onnx: input 'surface' is FLOAT [-1]; the contract says INT64 [-1]",
                        "head.onnx: output 'user' is FLOAT [-1, 5]; the contract says FLOAT [-1, 4]");
    }

    @Test
    void shouldNameAFileThatIsNoGraph() {
        bundle.overwrite("content.onnx", "a picture of a kettle".getBytes(StandardCharsets.UTF_8));

        assertThat(bundle.signed().faults())
                .singleElement()
                .asString()
                .startsWith("content.onnx: ONNX Runtime cannot load it");
    }

    @Test
    void shouldFindOutAVocabularyThatIsLongerThanItsTable() {
        bundle.lines("words.txt", "tea", "light", "wool", "extra");

        assertThat(bundle.signed().faults())
                .singleElement()
                .asString()
                .startsWith("trial run: running the content encoder failed");
    }

    @Test
    void shouldFindOutAGraphThatGivesFewerRowsThanItWasAsked() {
        // Given a head that loses the last row; the axis is dynamic, so that only a run shows it
        contextFree()
                .floatOutput("user", -1, 4)
                .ints("first", 0)
                .ints("one", 1)
                .node("Shape", "rows", "gap")
                .node("Sub", "fewer", "rows", "one")
                .node("Slice", "user", "passed", "first", "fewer")
                .write(bundle.file("head.onnx"));

        assertThat(bundle.signed().faults())
                .singleElement()
                .asString()
                .contains("trial run: running the head failed")
                .contains("has the shape [1, 4]; expected is [2, 4]");
    }

    @Test
    void shouldFindOutAGraphThatGivesNoNumber() {
        contextFree()
                .floatOutput("user", -1, 4)
                .floats("nan", new float[] {Float.NaN}, 1)
                .node("Add", "user", "passed", "nan")
                .write(bundle.file("head.onnx"));

        assertThat(bundle.signed().faults())
                .singleElement()
                .asString()
                .contains("trial run: running the head failed")
                .contains("NaN, which is no finite number");
    }

    @Test
    void shouldNameEveryFaultAtOnce() throws IOException {
        // Given faults in the manifest
        bundle.manifest(
                manifest -> manifest.put("format", 9).put("tokenizer", "x").put("gapBuckets", "y"));
        assertThat(bundle.faults()).hasSize(3);

        // And given faults in several files
        bundle = BrokenBundle.in(parent.resolve("second"));
        truncate("encoder.onnx");
        truncate("head.onnx");
        bundle.lines("items.txt", "tea");
        truncate("biases.npy");
        assertThat(bundle.signed().faults())
                .hasSize(4)
                .anySatisfy(fault -> assertThat(fault).startsWith("encoder.onnx"))
                .anySatisfy(fault -> assertThat(fault).startsWith("head.onnx"))
                .anySatisfy(fault -> assertThat(fault).startsWith("items.txt"))
                .anySatisfy(fault -> assertThat(fault).startsWith("biases.npy"));
    }

    @Test
    void shouldSayOnceThatThisBuildHasNoCuda() {
        assertThatThrownBy(() -> Bundle.open(bundle.directory(), new Execution(Execution.Provider.CUDA, 1)))
                .isInstanceOfSatisfying(
                        BundleException.class,
                        e -> assertThat(e.faults())
                                .singleElement()
                                .asString()
                                .startsWith("execution-provider: is cuda")
                                .contains("-Pcuda"));
    }

    @Test
    void shouldFallBackToTheCpuWhereThereIsNoCuda() {
        try (Bundle opened = Bundle.open(bundle.directory(), new Execution(Execution.Provider.AUTO, 1))) {
            assertThat(opened.version()).isEqualTo(TinyBundle.VERSION);
        }
    }

    /** A head that takes what a head takes, and has passed the embedding on. */
    private static OnnxWriter contextFree() {
        return new OnnxWriter()
                .floatInput("embedding", -1, 4)
                .intInput("surface", -1)
                .intInput("wanted_type", -1)
                .intInput("gap", -1)
                .node("Identity", "passed", "embedding");
    }

    private void truncate(String name) throws IOException {
        byte[] whole = Files.readAllBytes(bundle.file(name));
        bundle.overwrite(name, Arrays.copyOf(whole, whole.length - 5));
    }

    private static JsonNode parse(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> pointers(String parent, ObjectNode node) {
        List<String> pointers = new ArrayList<>();
        node.properties().forEach(field -> {
            String pointer = parent + "/" + field.getKey().replace("/", "~1");
            pointers.add(pointer);
            if (field.getValue() instanceof ObjectNode child) {
                pointers.addAll(pointers(pointer, child));
            }
        });
        return pointers;
    }
}
