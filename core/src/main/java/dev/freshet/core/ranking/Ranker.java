package dev.freshet.core.ranking;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.candidates.RingCoVisits;
import dev.freshet.core.candidates.SpacePopularity;
import dev.freshet.core.event.EventType;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.state.Purchases;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.visits.VisitSnapshot;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

/**
 * Ranks one subject's candidates at one moment: score = model score + {@link Features#worth}. Linear, with the bundle's weights;
 * with weights of zero the model's order stands. Items go by their index in the item space.
 */
public final class Ranker {

    private final BundleManifest.Ranking weights;
    private final Ring ring;
    private final ItemSpace space;
    private final SpacePopularity popularity;
    private final Int2IntOpenHashMap timesBought;
    private final Int2IntOpenHashMap slotsAgo;
    private final RingCoVisits coVisits;

    /**
     * @param ring the subject's slots that the model was shown
     * @param popularity laid out for the same space
     * @param visits of the last days
     */
    public Ranker(
            BundleManifest.Ranking weights,
            SubjectRow row,
            Ring ring,
            ItemSpace space,
            SpacePopularity popularity,
            VisitSnapshot visits) {
        this.weights = weights;
        this.ring = ring;
        this.space = space;
        this.popularity = popularity;
        Purchases purchases = row.purchases();
        this.timesBought = new Int2IntOpenHashMap(purchases.size());
        for (int i = 0; i < purchases.size(); i++) {
            int index = space.index(purchases.itemHash(i));
            if (index >= 0) {
                timesBought.put(index, purchases.times(i));
            }
        }
        this.coVisits = weights.readsCoVisitation() ? RingCoVisits.of(ring, space, visits) : RingCoVisits.NONE;
        this.slotsAgo = new Int2IntOpenHashMap(weights.readsRing() ? ring.size() : 0);
        slotsAgo.defaultReturnValue(Features.NOT_MET);
        for (int slot = 0; weights.readsRing() && slot < ring.size(); slot++) {
            int index = ring.isSearch(slot) ? -1 : space.index(ring.itemHash(slot));
            if (index >= 0) {
                slotsAgo.put(index, ring.size() - 1 - slot);
            }
        }
    }

    public Features features(int item) {
        return new Features(
                timesBought.get(item), popularity.logPopularity(item), slotsAgo.get(item), coVisits.of(item));
    }

    /** Whether the items of the ring are to be looked at, whatever else proposes them. */
    public boolean readsRing() {
        return weights.readsRing();
    }

    /** What others visited around the ring's last items, where the weights read it; nothing where they do not. */
    public RingCoVisits coVisits() {
        return coVisits;
    }

    public double score(double modelScore, int item) {
        return modelScore + features(item).worth(weights);
    }

    /** What the item owes to any one of its purchases beside what the model makes of it, at least 0. */
    public double shareOfAPurchase(int item) {
        Features features = features(item);
        return features.worth(weights) - features.withoutAPurchase().worth(weights);
    }

    /** What the item owes to the event of some slots of the ring beside what the model makes of it; below 0 where it would stand higher. */
    public double shareOf(int from, int to, int item) {
        Features features = features(item);
        boolean bought = false;
        int without = Features.NOT_MET;
        for (int slot = 0; slot < ring.size(); slot++) {
            if (!ring.isSearch(slot) && ring.itemHash(slot) == space.hash(item)) {
                boolean inside = slot >= from && slot < to;
                bought |= inside && ring.typeCode(slot) == EventType.PURCHASE.code();
                without = inside ? without : ring.size() - 1 - slot - (slot < from ? to - from : 0);
            }
        }
        int times = Math.max(0, features.timesBought() - (bought ? 1 : 0));
        return features.worth(weights)
                - new Features(
                                times,
                                features.logPopularity(),
                                weights.readsRing() ? without : Features.NOT_MET,
                                coVisits.without(from, to, item))
                        .worth(weights);
    }
}
