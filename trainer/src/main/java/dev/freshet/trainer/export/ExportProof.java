package dev.freshet.trainer.export;

import dev.freshet.core.model.GapBuckets;
import dev.freshet.trainer.data.ContentColumns;
import dev.freshet.trainer.data.Slots;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.Recommender;
import dev.freshet.trainer.model.TensorScope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** Runs exported graphs in ONNX Runtime and the network in PyTorch on the same random inputs. */
final class ExportProof {

    static final double TOLERANCE = 1e-4;
    private static final long SEED = 1;
    private static final int ROWS = 64;

    private final Recommender model;
    private final ModelShape shape;
    private final float[] itemVectors;
    private final Random random = new Random(SEED);

    private ExportProof(Recommender model, float[] itemVectors) {
        this.model = model;
        this.shape = model.shape();
        this.itemVectors = itemVectors;
    }

    /**
     * The largest difference of any output.
     *
     * @throws ExportException if it is more than {@link #TOLERANCE}
     */
    static double largestDifference(
            Recommender model, float[] itemVectors, Path encoder, Optional<Path> step, Path head, Path content) {
        ExportProof proof = new ExportProof(model, itemVectors);
        double largest = 0;
        try (OnnxRunner runner = new OnnxRunner(encoder)) {
            for (List<Integer> lengths : proof.ringLengths()) {
                largest = Math.max(largest, proof.encoder(runner, lengths, false));
                largest = Math.max(largest, proof.encoder(runner, lengths, true));
            }
            if (step.isPresent()) {
                try (OnnxRunner stepRunner = new OnnxRunner(step.get())) {
                    largest =
                            Math.max(largest, new StepProof(model, runner, stepRunner).largestDifference(itemVectors));
                }
            }
        }
        try (OnnxRunner runner = new OnnxRunner(head)) {
            largest = Math.max(largest, proof.head(runner));
        }
        try (OnnxRunner runner = new OnnxRunner(content)) {
            largest = Math.max(largest, proof.content(runner));
        }
        return largest;
    }

    /** Around the window and the ring, alone and padded to one length. */
    private List<List<Integer>> ringLengths() {
        int window = shape.window();
        int ring = shape.ring();
        List<Integer> lengths = IntStream.of(1, 2, window - 1, window, window + 1, ring)
                .filter(length -> length >= 1 && length <= ring)
                .distinct()
                .boxed()
                .toList();
        return Stream.concat(lengths.stream().map(List::of), Stream.of(lengths)).toList();
    }

    private double encoder(OnnxRunner runner, List<Integer> lengths, boolean timesKnown) {
        int b = lengths.size();
        int l = lengths.stream().mapToInt(Integer::intValue).max().orElseThrow();
        int d = shape.dimensions();
        float[] tokens = new float[b * l * d];
        int rows = itemVectors.length / d;
        for (int slot = 0; slot < b * l; slot++) {
            int row = random.nextInt(rows + 1);
            if (row < rows) {
                System.arraycopy(itemVectors, row * d, tokens, slot * d, d);
            }
        }
        int[] types = random.ints((long) b * l, 0, ModelShape.EVENT_TYPES).toArray();
        int[] gaps = new int[b * l * l];
        for (int i = 0; timesKnown && i < gaps.length; i++) {
            gaps[i] = random.nextInt(GapBuckets.COUNT);
        }
        float[] exported = runner.run(
                new OnnxRunner.Inputs()
                        .floats("tokens", tokens, b, l, d)
                        .integers("types", types, b, l)
                        .integers("gaps", gaps, b, l, l)
                        .integers(
                                "lengths",
                                lengths.stream().mapToInt(Integer::intValue).toArray(),
                                b),
                "embedding");
        float[] trained = TensorScope.infer(() -> Parameters.floats(
                model.trunk(Tensor.create(tokens, b, l, d), new Slots(b, l, new int[0], types, gaps), 0)));
        float[] atLast = new float[b * d];
        for (int ring = 0; ring < b; ring++) {
            System.arraycopy(trained, (ring * l + lengths.get(ring) - 1) * d, atLast, ring * d, d);
        }
        return agreed("encoder.onnx, rings of " + lengths + " slots", exported, atLast);
    }

    private double head(OnnxRunner runner) {
        int d = shape.dimensions();
        float[] embeddings = new float[ROWS * d];
        for (int i = 0; i < embeddings.length; i++) {
            embeddings[i] = (float) random.nextGaussian();
        }
        int[] surfaces = ids(ROWS, shape.surfaces());
        int[] wanted = ids(ROWS, ModelShape.EVENT_TYPES - 1);
        int[] gaps = ids(ROWS, GapBuckets.COUNT - 1);
        float[] exported = runner.run(
                new OnnxRunner.Inputs()
                        .floats("embedding", embeddings, ROWS, d)
                        .integers("surface", surfaces, ROWS)
                        .integers("wanted_type", wanted, ROWS)
                        .integers("gap", gaps, ROWS),
                "user");
        float[] trained = TensorScope.infer(
                () -> Parameters.floats(model.users(Tensor.create(embeddings, ROWS, d), surfaces, wanted, gaps)));
        return agreed("head.onnx", exported, trained);
    }

    private double content(OnnxRunner runner) {
        int words = 5;
        int categories = 3;
        ContentColumns columns = new ContentColumns(
                ROWS,
                words,
                categories,
                ids(ROWS * words, shape.words()),
                ids(ROWS * categories, shape.categories()),
                ids(ROWS, shape.brands()),
                ids(ROWS, shape.prices()));
        Arrays.fill(columns.words(), 0, words, 0);
        float[] exported = runner.run(
                new OnnxRunner.Inputs()
                        .integers("words", columns.words(), ROWS, words)
                        .integers("categories", columns.categories(), ROWS, categories)
                        .integers("brand", columns.brands(), ROWS)
                        .integers("price", columns.prices(), ROWS),
                "vector");
        float[] trained = TensorScope.infer(() -> Parameters.floats(model.content(columns)));
        return agreed("content.onnx", exported, trained);
    }

    /** Ids from 0, "none", to the largest. */
    private int[] ids(int count, int largest) {
        return random.ints(count, 0, largest + 1).toArray();
    }

    /** @throws ExportException if a number differs by more than {@link #TOLERANCE} */
    static double agreed(String what, float[] exported, float[] trained) {
        if (exported.length != trained.length) {
            throw new ExportException(
                    what + ": ONNX Runtime gives " + exported.length + " numbers, PyTorch " + trained.length);
        }
        double largest = 0;
        for (int i = 0; i < exported.length; i++) {
            double difference = Math.abs((double) exported[i] - trained[i]);
            if (!(difference <= TOLERANCE)) {
                throw new ExportException(what + ": ONNX Runtime and PyTorch differ by " + difference + ", more than "
                        + TOLERANCE + "; nothing was exported");
            }
            largest = Math.max(largest, difference);
        }
        return largest;
    }
}
