package dev.freshet.streams.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.engine.SimilarItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is sent about items. */
final class ItemViews {

    private ItemViews() {}

    /** One product, as {@link CatalogItem} has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String itemId,
            String title,
            List<String> category,
            @Nullable String brand,
            @Nullable Double price,
            @Nullable String currency,
            boolean available,
            boolean repeatable,
            Map<String, String> attributes) {

        static Item of(CatalogItem item) {
            return new Item(
                    item.itemId(),
                    item.title(),
                    item.categoryPath(),
                    item.brand().orElse(null),
                    ItemViews.price(item),
                    item.currency().orElse(null),
                    item.available(),
                    item.repeatable(),
                    item.attributes());
        }
    }

    /**
     * The items most like one, best first.
     *
     * @param itemId the one
     */
    record SimilarTo(String itemId, String modelVersion, List<Similar> items) {

        static SimilarTo of(String itemId, SimilarItems.Answer.Found found) {
            List<Similar> items = new ArrayList<>();
            for (SimilarItems.Similar each : found.items()) {
                items.add(Similar.of(items.size() + 1, each));
            }
            return new SimilarTo(itemId, found.modelVersion(), items);
        }
    }

    /**
     * One of them.
     *
     * @param rank from 1
     * @param similarity the cosine of the two vectors, -1 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Similar(
            String itemId,
            int rank,
            double similarity,
            String title,
            List<String> category,
            @Nullable Double price,
            @Nullable String currency) {

        private static Similar of(int rank, SimilarItems.Similar similar) {
            CatalogItem item = similar.item();
            return new Similar(
                    item.itemId(),
                    rank,
                    similar.similarity(),
                    item.title(),
                    item.categoryPath(),
                    ItemViews.price(item),
                    item.currency().orElse(null));
        }
    }

    /**
     * What is popular, best first; fewer than asked for where fewer have been of interest lately.
     *
     * @param category as asked for; absent for the whole shop
     * @param signalVersion grows with the signals seen
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Trending(@Nullable String category, long signalVersion, List<TrendingItem> items) {

        static Trending of(Optional<String> category, long signalVersion, List<CatalogItem> best) {
            List<TrendingItem> items = new ArrayList<>();
            for (CatalogItem each : best) {
                items.add(TrendingItem.of(items.size() + 1, each));
            }
            return new Trending(category.orElse(null), signalVersion, items);
        }
    }

    /**
     * One of them.
     *
     * @param rank from 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrendingItem(
            String itemId,
            int rank,
            String title,
            List<String> category,
            @Nullable Double price,
            @Nullable String currency) {

        private static TrendingItem of(int rank, CatalogItem item) {
            return new TrendingItem(
                    item.itemId(),
                    rank,
                    item.title(),
                    item.categoryPath(),
                    ItemViews.price(item),
                    item.currency().orElse(null));
        }
    }

    /**
     * A change of the catalog that every in-sync replica has; instances show it a moment later.
     *
     * @param position its place on the topic, {@code <partition>-<offset>}
     */
    record AcceptedItem(String itemId, String position) {}

    private static @Nullable Double price(CatalogItem item) {
        return item.price().isPresent() ? item.price().getAsDouble() : null;
    }
}
