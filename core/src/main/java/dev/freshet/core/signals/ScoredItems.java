package dev.freshet.core.signals;

import com.google.common.math.Quantiles;
import it.unimi.dsi.fastutil.objects.Object2DoubleMap;
import it.unimi.dsi.fastutil.objects.Object2DoubleMaps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The items with a signal at one moment, and what each scores; the best first, ties by id.
 *
 * @param scores {@link DecayedPopularity#logScore} by item id; never changed again
 */
record ScoredItems(Object2DoubleMap<String> scores) {

    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::itemId);

    private record Scored(String itemId, double score) {}

    /** Item ids of the highest scores. Does not sort the others. */
    List<String> best(int limit) {
        double least = Double.NEGATIVE_INFINITY;
        if (scores.size() > limit) {
            double[] all = scores.values().toDoubleArray();
            least = Quantiles.scale(all.length - 1).index(all.length - limit).computeInPlace(all);
        }
        return fromBest(least).stream().map(Scored::itemId).limit(limit).toList();
    }

    /**
     * The best of each category and all below it, by {@link PopularitySnapshot#category}.
     *
     * @param categoryPathOf the category path of an item, broadest first; empty for an item that has none
     * @param limit the length of each list
     */
    Map<String, List<String>> bestByCategory(Function<String, List<String>> categoryPathOf, int limit) {
        Map<String, List<String>> byCategory = new HashMap<>();
        Map<List<String>, List<List<String>>> listsOfPath = new HashMap<>();
        for (Scored item : fromBest(Double.NEGATIVE_INFINITY)) {
            List<String> path = categoryPathOf.apply(item.itemId());
            for (List<String> list : listsOfPath.computeIfAbsent(path, p -> lists(p, byCategory))) {
                if (list.size() < limit) {
                    list.add(item.itemId());
                }
            }
        }
        byCategory.replaceAll((category, items) -> List.copyOf(items));
        return Map.copyOf(byCategory);
    }

    private List<Scored> fromBest(double least) {
        List<Scored> kept = new ArrayList<>();
        for (Object2DoubleMap.Entry<String> item : Object2DoubleMaps.fastIterable(scores)) {
            if (item.getDoubleValue() >= least) {
                kept.add(new Scored(item.getKey(), item.getDoubleValue()));
            }
        }
        kept.sort(BEST_FIRST);
        return kept;
    }

    /** Those of a category and of all above it. */
    private static List<List<String>> lists(List<String> path, Map<String, List<String>> byCategory) {
        List<List<String>> lists = new ArrayList<>();
        for (int depth = 1; depth <= path.size(); depth++) {
            String category = PopularitySnapshot.category(path.subList(0, depth));
            lists.add(byCategory.computeIfAbsent(category, c -> new ArrayList<>()));
        }
        return lists;
    }
}
