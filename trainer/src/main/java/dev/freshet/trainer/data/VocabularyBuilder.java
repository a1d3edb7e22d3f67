package dev.freshet.trainer.data;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.text.Tokenizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what titles, searches and category paths say, and keeps what is frequent enough to be learned. */
final class VocabularyBuilder {

    private static final int MAX_WORDS_OF_A_TEXT = 16;
    private static final int MAX_CATEGORIES_OF_AN_ITEM = 4;
    private static final int LARGEST_VOCABULARY = 20_000;
    /** A word or category of one item alone says no more than that item's learned part. */
    private static final int MIN_COUNT = 2;

    private static final int PRICE_BUCKETS = 16;

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, Integer> brands = new HashMap<>();
    private final List<Double> prices = new ArrayList<>();

    void item(CatalogItem item) {
        new HashSet<>(Tokenizer.words(item.title())).forEach(word -> count(words, word));
        ContentVocabulary.categoryPrefixes(item.categoryPath()).forEach(prefix -> count(categories, prefix));
        item.brand().filter(VocabularyBuilder::isOneLine).ifPresent(brand -> count(brands, brand));
        item.price().ifPresent(prices::add);
    }

    void searched(Collection<String> terms) {
        terms.forEach(word -> count(words, word));
    }

    ContentVocabulary build() {
        return ContentVocabulary.of(
                withDistinctHashes(frequent(words)),
                frequent(categories),
                frequent(brands),
                priceEdges(),
                MAX_WORDS_OF_A_TEXT,
                MAX_CATEGORIES_OF_AN_ITEM);
    }

    private static void count(Map<String, Integer> counts, String entry) {
        if (isOneLine(entry)) {
            counts.merge(entry, 1, Integer::sum);
        }
    }

    /** Vocabularies are stored one entry a line. */
    private static boolean isOneLine(String entry) {
        return !entry.isBlank() && entry.lines().count() == 1;
    }

    private static List<String> frequent(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= MIN_COUNT)
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(LARGEST_VOCABULARY)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> withDistinctHashes(List<String> words) {
        Set<Integer> seen = new HashSet<>();
        return words.stream().filter(word -> seen.add(Hashes.term(word))).toList();
    }

    /** Quantiles of the catalog's prices. */
    private List<Double> priceEdges() {
        double[] sorted =
                prices.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        List<Double> edges = new ArrayList<>();
        for (int i = 1; i < PRICE_BUCKETS && sorted.length > 0; i++) {
            double edge = sorted[(int) ((long) i * sorted.length / PRICE_BUCKETS)];
            if (edges.isEmpty() ? edge > sorted[0] : edge > edges.get(edges.size() - 1)) {
                edges.add(edge);
            }
        }
        return edges;
    }
}
