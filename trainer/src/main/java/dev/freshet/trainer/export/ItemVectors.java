package dev.freshet.trainer.export;

import com.google.common.collect.Lists;
import dev.freshet.trainer.data.Content;
import dev.freshet.trainer.data.ContentColumns;
import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.Recommender;
import dev.freshet.trainer.model.TensorScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The vectors and biases of a bundle's items as they are served.
 *
 * @param vectors [items, d], already rounded to what is stored
 * @param biases [items]
 */
@SuppressWarnings("ArrayRecordComponent")
record ItemVectors(float[] vectors, float[] biases) {

    private static final int AT_ONCE = 4_096;

    static ItemVectors of(Recommender model, List<Content> contents, Quantization quantization) {
        int d = model.shape().dimensions();
        float[] vectors = new float[contents.size() * d];
        float[] biases = new float[contents.size()];
        int from = 0;
        for (List<Content> some : Lists.partition(contents, AT_ONCE)) {
            int first = from;
            TensorScope.infer(() -> {
                int[] learned =
                        IntStream.range(first + 1, first + 1 + some.size()).toArray();
                float[] kept = new float[some.size()];
                Arrays.fill(kept, 1);
                Recommender.Items items = model.items(ContentColumns.of(some), learned, kept);
                System.arraycopy(Parameters.floats(items.vectors()), 0, vectors, first * d, some.size() * d);
                System.arraycopy(Parameters.floats(items.biases()), 0, biases, first, some.size());
                return first;
            });
            from += some.size();
        }
        return new ItemVectors(quantization.rounded(vectors, d), biases);
    }

    /** Writes the vectors, and beside them their scales if they are stored as int8. */
    void write(Path vectorsFile, Path scalesFile, Quantization quantization) throws IOException {
        int items = biases.length;
        int d = vectors.length / items;
        switch (quantization) {
            case NONE -> NpyFile.floats(vectorsFile, vectors, items, d);
            case HALF -> NpyFile.halves(vectorsFile, vectors, items, d);
            case INT8 -> {
                Int8Rows rows = Int8Rows.of(vectors, d);
                NpyFile.int8s(vectorsFile, rows.values(), items, d);
                NpyFile.floats(scalesFile, rows.scales(), items);
            }
        }
    }

    float smallestBias() {
        float smallest = Float.POSITIVE_INFINITY;
        for (float bias : biases) {
            smallest = Math.min(smallest, bias);
        }
        return smallest;
    }
}
