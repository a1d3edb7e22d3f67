package dev.freshet.core.signals;

import it.unimi.dsi.fastutil.objects.Object2DoubleMap;
import it.unimi.dsi.fastutil.objects.Object2DoubleMaps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The highest scores of each category and all below it. */
final class CategoryTops {

    private CategoryTops() {}

    /**
     * Item ids by category, the highest score first.
     *
     * @param categoryPathOf the category path of an item, broadest first; empty for an item that has none
     */
    static Map<String, List<String>> of(
            Object2DoubleMap<String> scores, Function<String, List<String>> categoryPathOf, int limit) {
        Map<String, TopItems> byCategory = new HashMap<>();
        Map<List<String>, List<TopItems>> topsOfPath = new HashMap<>();
        for (Object2DoubleMap.Entry<String> item : Object2DoubleMaps.fastIterable(scores)) {
            List<String> path = categoryPathOf.apply(item.getKey());
            for (TopItems top : topsOfPath.computeIfAbsent(path, p -> tops(p, byCategory, limit))) {
                top.add(item.getKey(), item.getDoubleValue());
            }
        }
        Map<String, List<String>> lists = new HashMap<>();
        byCategory.forEach((category, top) -> lists.put(category, top.bestFirst()));
        return Map.copyOf(lists);
    }

    /** Those of a category and of all above it. */
    private static List<TopItems> tops(List<String> path, Map<String, TopItems> byCategory, int limit) {
        List<TopItems> tops = new ArrayList<>();
        for (int depth = 1; depth <= path.size(); depth++) {
            String category = PopularitySnapshot.category(path.subList(0, depth));
            tops.add(byCategory.computeIfAbsent(category, c -> new TopItems(limit)));
        }
        return tops;
    }
}
