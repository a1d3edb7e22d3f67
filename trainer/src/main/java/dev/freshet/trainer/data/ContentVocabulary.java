package dev.freshet.trainer.data;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.catalog.CategoryPaths;
import dev.freshet.core.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words, categories, brands and price edges of a bundle. Id 0 is "none or unknown", entry n of a list has id n + 1.
 *
 * @param words tokens of {@link Tokenizer}, no two with one {@link Hashes#term}
 * @param categories prefixes of category paths, levels joined by {@code " > "}
 * @param priceEdges ascending
 */
public record ContentVocabulary(
        List<String> words,
        List<String> categories,
        List<String> brands,
        List<Double> priceEdges,
        int maxWords,
        int maxCategories,
        Ids ids) {

    /** The look-ups that go with the lists. */
    record Ids(Map<Integer, Integer> termHashes, Map<String, Integer> categories, Map<String, Integer> brands) {}

    static ContentVocabulary of(
            List<String> words,
            List<String> categories,
            List<String> brands,
            List<Double> priceEdges,
            int maxWords,
            int maxCategories) {
        Map<Integer, Integer> termHashes = new HashMap<>();
        for (String word : words) {
            if (termHashes.put(Hashes.term(word), termHashes.size() + 1) != null) {
                throw new IllegalArgumentException("two words share the hash of '" + word + "'");
            }
        }
        return new ContentVocabulary(
                List.copyOf(words),
                List.copyOf(categories),
                List.copyOf(brands),
                List.copyOf(priceEdges),
                maxWords,
                maxCategories,
                new Ids(termHashes, numbered(categories), numbered(brands)));
    }

    /** Whether nothing at all is described: the model then has learned parts only. */
    public boolean isEmpty() {
        return words.isEmpty() && categories.isEmpty() && brands.isEmpty() && priceEdges.isEmpty();
    }

    public Content of(CatalogItem item) {
        int[] wordIds = Tokenizer.words(item.title()).stream()
                .mapToInt(word -> wordId(Hashes.term(word)))
                .filter(id -> id > 0)
                .limit(maxWords)
                .toArray();
        int[] known = categoryPrefixes(item.categoryPath()).stream()
                .mapToInt(prefix -> ids.categories.getOrDefault(prefix, 0))
                .filter(id -> id > 0)
                .toArray();
        int[] categoryIds = Arrays.copyOfRange(known, Math.max(0, known.length - maxCategories), known.length);
        int brand = item.brand().map(name -> ids.brands.getOrDefault(name, 0)).orElse(0);
        int price = item.price().isPresent() ? priceBucket(item.price().getAsDouble()) : 0;
        return new Content(wordIds, categoryIds, brand, price);
    }

    /** The id of the word with this {@link Hashes#term}, or 0. */
    public int wordId(int termHash) {
        return ids.termHashes.getOrDefault(termHash, 0);
    }

    private int priceBucket(double price) {
        int reached = 0;
        while (reached < priceEdges.size() && priceEdges.get(reached) <= price) {
            reached++;
        }
        return 1 + reached;
    }

    static List<String> categoryPrefixes(List<String> path) {
        List<String> prefixes = new ArrayList<>();
        for (int depth = 1; depth <= path.size(); depth++) {
            prefixes.add(String.join(CategoryPaths.SEPARATOR, path.subList(0, depth)));
        }
        return prefixes;
    }

    private static Map<String, Integer> numbered(List<String> entries) {
        Map<String, Integer> ids = new HashMap<>();
        entries.forEach(entry -> ids.put(entry, ids.size() + 1));
        return ids;
    }
}
