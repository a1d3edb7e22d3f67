package dev.freshet.core.ranking;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.candidates.SpacePopularity;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.state.Purchases;
import dev.freshet.core.state.SubjectRow;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

/**
 * Ranks one subject's candidates at one moment: score = model score + {@link Features#worth}. Linear, with the bundle's weights;
 * with weights of zero the model's order stands. Items go by their index in the item space.
 */
public final class Ranker {

    private final BundleManifest.Ranking weights;
    private final SpacePopularity popularity;
    private final Int2IntOpenHashMap timesBought;

    /** @param popularity laid out for the same space */
    public Ranker(BundleManifest.Ranking weights, SubjectRow row, ItemSpace space, SpacePopularity popularity) {
        this.weights = weights;
        this.popularity = popularity;
        Purchases purchases = row.purchases();
        this.timesBought = new Int2IntOpenHashMap(purchases.size());
        for (int i = 0; i < purchases.size(); i++) {
            int index = space.index(purchases.itemHash(i));
            if (index >= 0) {
                timesBought.put(index, purchases.times(i));
            }
        }
    }

    public Features features(int item) {
        return new Features(timesBought.get(item), popularity.logPopularity(item));
    }

    public double score(double modelScore, int item) {
        return modelScore + features(item).worth(weights);
    }

    /** What the item owes to any one of its purchases beside what the model makes of it, at least 0. */
    public double shareOfAPurchase(int item) {
        Features features = features(item);
        return features.worth(weights) - features.withoutAPurchase().worth(weights);
    }
}
