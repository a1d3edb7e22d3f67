package dev.freshet.datasets.retail;

import dev.freshet.core.catalog.CatalogItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Everything that the lines say of one product. */
final class Descriptions {

    private static final int MOST_DISTINCT = 64;

    private final Map<String, Integer> texts = new HashMap<>();
    private final TreeMap<Double, Integer> prices = new TreeMap<>();
    private int lines;

    void add(RetailLine line) {
        String text = line.description().replaceAll("\\s+", " ");
        if (isProductName(text) && (texts.size() < MOST_DISTINCT || texts.containsKey(text))) {
            texts.merge(text, 1, Integer::sum);
        }
        prices.merge(line.price(), 1, Integer::sum);
        lines++;
    }

    /** The shop writes names in capitals and notes ("damaged", "?", "sold as set") otherwise. */
    static boolean isProductName(String text) {
        long upper = text.chars().filter(Character::isUpperCase).count();
        long lower = text.chars().filter(Character::isLowerCase).count();
        return upper >= 3 && upper > lower;
    }

    CatalogItem item(String code) {
        String title = texts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(code);
        return new CatalogItem(
                code,
                title,
                List.of(),
                Optional.empty(),
                OptionalDouble.of(medianPrice()),
                Optional.of(OnlineRetail.CURRENCY),
                true,
                true,
                Map.of());
    }

    private double medianPrice() {
        int left = (lines + 1) / 2;
        for (Map.Entry<Double, Integer> price : prices.entrySet()) {
            left -= price.getValue();
            if (left <= 0) {
                return price.getKey();
            }
        }
        return prices.lastKey();
    }
}
