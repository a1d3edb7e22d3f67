package dev.freshet.trainer.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.BundleValidator;
import dev.freshet.core.model.Fault;
import dev.freshet.core.model.GapBuckets;
import dev.freshet.core.text.Tokenizer;
import dev.freshet.trainer.covisitation.CoVisits;
import dev.freshet.trainer.data.ContentVocabulary;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Recommender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes a bundle (topology-docs/model-bundle.md) to a directory beside its place, proves there that ONNX Runtime and PyTorch
 * agree, lets core check it, and only then moves it.
 */
public final class BundleExporter {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String ENCODER = "encoder.onnx";
    private static final String STEP = "encoder-step.onnx";
    private static final String HEAD = "head.onnx";
    private static final String CONTENT = "content.onnx";
    private static final String WORDS = "words.txt";
    private static final String CATEGORIES = "categories.txt";
    private static final String BRANDS = "brands.txt";
    private static final String ITEMS = "items.txt";
    private static final String VECTORS = "embeddings.npy";
    private static final String SCALES = "scales.npy";
    private static final String BIASES = "biases.npy";
    private static final String CO_VISITATION = "co-visitation.npy";
    private static final String CO_VISITATION_WEIGHTS = "co-visitation-weights.npy";

    private final BundleContents contents;
    private final Function<Recommender, byte[]> stepGraph;
    private final Map<String, String> checksums = new TreeMap<>();

    private BundleExporter(BundleContents contents, Function<Recommender, byte[]> stepGraph) {
        this.contents = contents;
        this.stepGraph = stepGraph;
    }

    /**
     * Writes the bundle; the model's weights become what is stored of them. An older bundle in the same place is replaced.
     *
     * @return the largest difference between ONNX Runtime and PyTorch that the proof saw
     * @throws ExportException if the graphs disagree by more than 1e-4 or the files cannot be written
     */
    public static double export(BundleContents contents, Path directory) {
        return export(contents, directory, model -> StepGraph.of(model, contents.quantization()));
    }

    static double export(BundleContents contents, Path directory, Function<Recommender, byte[]> stepGraph) {
        Path target = directory.toAbsolutePath().normalize();
        try {
            Path parent = target.getParent();
            if (parent == null) {
                throw new ExportException(directory + " is no place for a bundle; name a directory");
            }
            Files.createDirectories(parent);
            Path draft = Files.createTempDirectory(parent, "." + target.getFileName() + ".");
            try {
                double difference = new BundleExporter(contents, stepGraph).write(draft);
                replace(target, draft);
                return difference;
            } finally {
                if (Files.exists(draft)) {
                    MoreFiles.deleteRecursively(draft);
                }
            }
        } catch (IOException e) {
            throw new ExportException("the bundle cannot be written to " + directory + ": " + e, e);
        }
    }

    private static void replace(Path target, Path draft) throws IOException {
        draft.toFile().setReadable(true, false);
        draft.toFile().setExecutable(true, false);
        if (Files.exists(target)) {
            MoreFiles.deleteRecursively(target);
        }
        Files.move(draft, target);
    }

    private double write(Path draft) throws IOException {
        Recommender model = contents.model();
        Quantization quantization = contents.quantization();
        round(model, quantization);
        ItemVectors items = ItemVectors.of(model, contents.corpus().itemContent(), quantization);
        ModelShape shape = model.shape();
        ContentVocabulary vocabulary = contents.corpus().vocabulary();
        Files.write(draft.resolve(ENCODER), EncoderGraph.of(model, quantization));
        Optional<Path> step = shape.steps() ? Optional.of(draft.resolve(STEP)) : Optional.empty();
        if (step.isPresent()) {
            Files.write(step.get(), stepGraph.apply(model));
        }
        Files.write(draft.resolve(HEAD), HeadGraph.of(model, quantization));
        Files.write(draft.resolve(CONTENT), ContentGraph.of(model, quantization));
        items.write(draft.resolve(VECTORS), draft.resolve(SCALES), quantization);
        NpyFile.floats(draft.resolve(BIASES), items.biases(), shape.items());
        writeCoVisits(draft, contents.coVisits());
        lines(draft.resolve(ITEMS), contents.corpus().items().ids());
        lines(draft.resolve(WORDS), vocabulary.words());
        lines(draft.resolve(CATEGORIES), vocabulary.categories());
        lines(draft.resolve(BRANDS), vocabulary.brands());
        addChecksums(draft);
        Files.writeString(draft.resolve(BundleManifest.FILE), manifest(items), StandardCharsets.UTF_8);
        double difference = ExportProof.largestDifference(
                model, items.vectors(), draft.resolve(ENCODER), step, draft.resolve(HEAD), draft.resolve(CONTENT));
        check(draft);
        return difference;
    }

    private static void writeCoVisits(Path draft, CoVisits coVisits) throws IOException {
        if (coVisits.width() > 0) {
            int[] partners = coVisits.partners();
            int items = partners.length / coVisits.width();
            NpyFile.ints(draft.resolve(CO_VISITATION), partners, items, coVisits.width());
            NpyFile.halves(draft.resolve(CO_VISITATION_WEIGHTS), coVisits.weights(), items, coVisits.width());
        }
    }

    /** Makes the model's weights what is stored of them. */
    private static void round(Recommender model, Quantization quantization) {
        for (String name : Weights.matrices(model)) {
            int columns = (int) model.parameters().shape(name)[1];
            model.parameters().set(name, quantization.rounded(model.parameters().values(name), columns));
        }
    }

    private void addChecksums(Path draft) throws IOException {
        for (Path file : MoreFiles.listFiles(draft)) {
            String checksum =
                    MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
            checksums.put(String.valueOf(file.getFileName()), checksum);
        }
    }

    private static void check(Path draft) {
        List<Fault> faults = BundleValidator.validate(draft);
        if (!faults.isEmpty()) {
            throw new ExportException("the bundle would be refused: " + faults);
        }
    }

    private static void lines(Path file, List<String> lines) throws IOException {
        for (String line : lines) {
            if (line.lines().count() != 1) {
                throw new ExportException(
                        file.getFileName() + " cannot hold '" + line + "': a line break within an entry");
            }
        }
        Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private String manifest(ItemVectors items) throws JsonProcessingException {
        ModelShape shape = contents.model().shape();
        ContentVocabulary vocabulary = contents.corpus().vocabulary();
        double coldBias = vocabulary.isEmpty()
                ? items.smallestBias()
                : contents.model().parameters().values("items.coldBias")[0];
        boolean scaled = contents.quantization() == Quantization.INT8;
        return JSON.writeValueAsString(new BundleManifest(
                scaled ? BundleManifest.FORMAT_WITH_SCALES : BundleManifest.FORMAT,
                contents.version(),
                contents.createdAt().toString(),
                BundleManifest.EVENTS,
                shape.dimensions(),
                shape.layers(),
                shape.heads(),
                shape.window(),
                shape.ring(),
                contents.corpus().usesTimes(),
                GapBuckets.NAME,
                Tokenizer.NAME,
                contents.corpus().surfaces(),
                new BundleManifest.Content(
                        WORDS,
                        CATEGORIES,
                        BRANDS,
                        vocabulary.maxWords(),
                        vocabulary.maxCategories(),
                        vocabulary.priceEdges()),
                null,
                new BundleManifest.Items(ITEMS, VECTORS, scaled ? SCALES : null, BIASES, shape.items(), coldBias),
                new BundleManifest.Graphs(ENCODER, HEAD, CONTENT, shape.steps() ? STEP : null),
                contents.coVisits().width() == 0
                        ? null
                        : new BundleManifest.CoVisitationFiles(CO_VISITATION, CO_VISITATION_WEIGHTS),
                contents.ranking(),
                checksums,
                contents.training(),
                contents.metrics()));
    }
}
