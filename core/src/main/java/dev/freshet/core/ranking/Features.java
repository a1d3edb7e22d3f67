package dev.freshet.core.ranking;

import dev.freshet.core.model.BundleManifest;
import java.util.stream.IntStream;

/**
 * What the stream knows of an item for a subject beside what the model makes of the ring.
 *
 * @param timesBought in how many purchases the subject took it, as far as the row remembers
 * @param logPopularity {@link dev.freshet.core.signals.PopularitySnapshot#logPopularity}
 * @param slotsAgo how many slots of the ring came after the last one that holds it, or {@link #NOT_MET}
 * @param coVisitation {@link dev.freshet.core.candidates.RingCoVisits#of}
 */
public record Features(int timesBought, double logPopularity, int slotsAgo, double coVisitation) {

    /** No slot of the ring holds the item. */
    public static final int NOT_MET = -1;

    /** ln(1 + n) of the usual n, since {@link Math#log1p} takes longer than all the rest. */
    private static final double[] LOG1P =
            IntStream.range(0, 64).mapToDouble(Math::log1p).toArray();

    public Features {
        if (timesBought < 0) {
            throw new IllegalArgumentException("timesBought is " + timesBought + "; 0 or more is allowed");
        }
        if (slotsAgo < NOT_MET) {
            throw new IllegalArgumentException("slotsAgo is " + slotsAgo + "; -1 or more is allowed");
        }
    }

    /**
     * What the weights make of it: repeat &middot; {@link #repeat} + popularity &middot; log popularity + met &middot; {@link #met} +
     * recent &middot; {@link #recent} + co-visitation &middot; co-visitation.
     */
    public double worth(BundleManifest.Ranking weights) {
        return weights.repeat() * repeat()
                + weights.popularity() * logPopularity
                + weights.met() * met()
                + weights.recent() * recent()
                + weights.coVisitation() * coVisitation;
    }

    /** ln(1 + times bought). */
    public double repeat() {
        return timesBought < LOG1P.length ? LOG1P[timesBought] : Math.log1p(timesBought);
    }

    /** 1 where the ring holds the item, else 0. */
    public double met() {
        return slotsAgo == NOT_MET ? 0 : 1;
    }

    /** 1 for the item of the newest slot, 1/2 for that of the one before, 1/3 and so on; 0 where the ring does not hold it. */
    public double recent() {
        return slotsAgo == NOT_MET ? 0 : 1.0 / (1 + slotsAgo);
    }

    /** The same item had one purchase of it not been. */
    Features withoutAPurchase() {
        return new Features(Math.max(0, timesBought - 1), logPopularity, slotsAgo, coVisitation);
    }
}
