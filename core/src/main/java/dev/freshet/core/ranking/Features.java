package dev.freshet.core.ranking;

import dev.freshet.core.model.BundleManifest;
import java.util.stream.IntStream;

/**
 * What the stream knows of an item for a subject, and the model does not.
 *
 * @param timesBought in how many purchases the subject took it, as far as the row remembers
 * @param logPopularity {@link dev.freshet.core.signals.PopularitySnapshot#logPopularity}
 */
public record Features(int timesBought, double logPopularity) {

    /** ln(1 + n) of the usual n, since {@link Math#log1p} takes longer than all the rest. */
    private static final double[] LOG1P =
            IntStream.range(0, 64).mapToDouble(Math::log1p).toArray();

    public Features {
        if (timesBought < 0) {
            throw new IllegalArgumentException("timesBought is " + timesBought + "; 0 or more is allowed");
        }
    }

    /** What the weights make of it: repeat &middot; ln(1 + times bought) + popularity &middot; log popularity. */
    public double worth(BundleManifest.Ranking weights) {
        double repeats = timesBought < LOG1P.length ? LOG1P[timesBought] : Math.log1p(timesBought);
        return weights.repeat() * repeats + weights.popularity() * logPopularity;
    }

    /** The same item had one purchase of it not been. */
    Features withoutAPurchase() {
        return new Features(Math.max(0, timesBought - 1), logPopularity);
    }
}
