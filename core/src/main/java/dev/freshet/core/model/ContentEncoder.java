package dev.freshet.core.model;

import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.floats;
import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.ints;

import ai.onnxruntime.OrtException;
import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.catalog.CategoryPaths;
import dev.freshet.core.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From what is said of an item, or typed into the search box, to a vector. */
final class ContentEncoder implements AutoCloseable {

    /** Items in one call: large enough to amortise it, small enough for the heap. */
    private static final int BATCH = 256;

    private final OnnxGraph graph;
    private final BundleManifest.Content contract;
    private final int dimensions;
    private final Vocabulary words;
    private final Vocabulary categories;
    private final Vocabulary brands;

    ContentEncoder(
            OnnxGraph graph,
            BundleManifest.Content contract,
            int dimensions,
            Vocabulary words,
            Vocabulary categories,
            Vocabulary brands) {
        this.graph = graph;
        this.contract = contract;
        this.dimensions = dimensions;
        this.words = words;
        this.categories = categories;
        this.brands = brands;
    }

    static OnnxGraph.Signature signature(int dimensions) {
        return new OnnxGraph.Signature(
                Map.of("words", ints(-1, -1), "categories", ints(-1, -1), "brand", ints(-1), "price", ints(-1)),
                Map.of("vector", floats(-1, dimensions)));
    }

    float[][] items(List<CatalogItem> items) {
        return inBatches(items.stream().map(this::features).toList());
    }

    float[][] searches(List<ImmutableIntArray> searches) {
        return inBatches(searches.stream()
                .map(terms -> new Features(
                        terms.stream().map(words::idOfTerm).filter(id -> id > 0).toArray(), new int[0], 0, 0))
                .toList());
    }

    private Features features(CatalogItem item) {
        int[] wordIds = Tokenizer.words(item.title()).stream()
                .mapToInt(words::id)
                .filter(id -> id > 0)
                .limit(contract.maxWords())
                .toArray();
        List<String> path = item.categoryPath();
        int[] categoryIds = IntStream.rangeClosed(1, path.size())
                .map(depth -> categories.id(String.join(CategoryPaths.SEPARATOR, path.subList(0, depth))))
                .filter(id -> id > 0)
                .toArray();
        int from = Math.max(0, categoryIds.length - contract.maxCategories());
        int price = item.price().isEmpty()
                ? 0
                : 1
                        + (int) contract.priceEdges().stream()
                                .filter(edge -> edge <= item.price().getAsDouble())
                                .count();
        return new Features(
                wordIds,
                IntStream.range(from, categoryIds.length)
                        .map(i -> categoryIds[i])
                        .toArray(),
                item.brand().map(brands::id).orElse(0),
                price);
    }

    private float[][] inBatches(List<Features> all) {
        List<float[]> vectors = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += BATCH) {
            vectors.addAll(List.of(run(all.subList(from, Math.min(all.size(), from + BATCH)))));
        }
        return vectors.toArray(float[][]::new);
    }

    private float[][] run(List<Features> batch) {
        int n = batch.size();
        int wordsWidth = width(batch.stream().map(Features::words));
        int categoriesWidth = width(batch.stream().map(Features::categories));
        long[] wordIds = new long[n * wordsWidth];
        long[] categoryIds = new long[n * categoriesWidth];
        long[] brand = new long[n];
        long[] price = new long[n];
        for (int i = 0; i < n; i++) {
            Features features = batch.get(i);
            for (int w = 0; w < features.words.length; w++) {
                wordIds[i * wordsWidth + w] = features.words[w];
            }
            for (int c = 0; c < features.categories.length; c++) {
                categoryIds[i * categoriesWidth + c] = features.categories[c];
            }
            brand[i] = features.brand;
            price[i] = features.price;
        }
        try {
            OnnxGraph.Tensors inputs = graph.tensors()
                    .put("words", wordIds, n, wordsWidth)
                    .put("categories", categoryIds, n, categoriesWidth)
                    .put("brand", brand, n)
                    .put("price", price, n);
            return graph.run(inputs, "vector", n, dimensions);
        } catch (OrtException e) {
            throw new ModelException("the content encoder", e);
        }
    }

    private static int width(Stream<int[]> ids) {
        return Math.max(1, ids.mapToInt(each -> each.length).max().orElse(0));
    }

    @Override
    public void close() throws OrtException {
        graph.close();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
    private record Features(int[] words, int[] categories, int brand, int price) {}
}
