package dev.freshet.core.ranking;

import dev.freshet.core.Hashes;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.core.state.PurchaseMemory;
import dev.freshet.core.state.SubjectRow;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * Ranks one subject's candidates at one moment: score = model score + {@link Features#worth}. Linear, with the bundle's weights;
 * with weights of zero the model's order stands.
 */
public final class Ranker {

    private final BundleManifest.Ranking weights;
    private final PopularitySnapshot popularity;
    private final Long2IntOpenHashMap timesBought = new Long2IntOpenHashMap();

    public Ranker(BundleManifest.Ranking weights, SubjectRow row, PopularitySnapshot popularity) {
        this.weights = weights;
        this.popularity = popularity;
        for (PurchaseMemory bought : row.purchases()) {
            timesBought.put(bought.itemHash(), bought.times());
        }
    }

    public Features features(String itemId) {
        int times = timesBought.isEmpty() ? 0 : timesBought.get(Hashes.item(itemId));
        return new Features(times, popularity.logPopularity(itemId));
    }

    public double score(double modelScore, String itemId) {
        return modelScore + features(itemId).worth(weights);
    }

    /** What the item owes to any one of its purchases beside what the model makes of it, at least 0. */
    public double shareOfAPurchase(String itemId) {
        Features features = features(itemId);
        return features.worth(weights) - features.withoutAPurchase().worth(weights);
    }
}
