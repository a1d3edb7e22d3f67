package dev.freshet.core.engine;

import dev.freshet.core.candidates.BestItems;
import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the items whose vectors point the way of another's: the cosine, so that what is popular is not similar to everything. Looks at
 * every item. Thread-safe.
 */
public final class SimilarItems {

    private final Policy policy;

    /** @param policy whose {@link Policy#shows} the items must pass, all but the one asked about */
    public SimilarItems(Policy policy) {
        this.policy = policy;
    }

    /**
     * One of them.
     *
     * @param similarity the cosine, from -1 to 1
     */
    public record Similar(CatalogItem item, double similarity) {}

    /** What there is to say. */
    public sealed interface Answer {

        /** The most similar ones, best first; fewer than asked for in a small shop. */
        record Found(String modelVersion, List<Similar> items) implements Answer {}

        /** The catalog does not hold the item. */
        record UnknownItem() implements Answer {}

        /** No model is in service. */
        record NoModel() implements Answer {}

        /** The model has no vector for the item, or one without a direction. */
        record NoVector(String modelVersion) implements Answer {}
    }

    /** @param count at least 1 */
    public Answer to(String itemId, int count, World world) {
        if (world.catalog().item(itemId).isEmpty()) {
            return new Answer.UnknownItem();
        }
        if (world.bundle().isEmpty()) {
            return new Answer.NoModel();
        }
        String version = world.bundle().get().version();
        ItemSpace space = world.space();
        int wanted = space.index(itemId);
        if (wanted < 0 || !(space.similarity(wanted, wanted) > 0)) {
            return new Answer.NoVector(version);
        }
        return new Answer.Found(version, best(wanted, count, space));
    }

    private List<Similar> best(int wanted, int count, ItemSpace space) {
        double length = length(wanted, space);
        BestItems best = new BestItems();
        best.clear(count);
        for (int other = 0; other < space.size(); other++) {
            if (other != wanted && policy.shows(space.item(other))) {
                double lengths = length * length(other, space);
                if (lengths > 0) {
                    best.add(space.similarity(wanted, other) / lengths, other);
                }
            }
        }
        best.sort();
        List<Similar> items = new ArrayList<>(best.size());
        for (int place = 0; place < best.size(); place++) {
            items.add(new Similar(space.item(best.index(place)), Math.max(-1, Math.min(1, best.score(place)))));
        }
        return items;
    }

    private static double length(int index, ItemSpace space) {
        return Math.sqrt(space.similarity(index, index));
    }
}
