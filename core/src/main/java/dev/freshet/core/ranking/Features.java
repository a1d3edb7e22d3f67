package dev.freshet.core.ranking;

import dev.freshet.core.model.BundleManifest;

/**
 * What the stream knows of an item for a subject, and the model does not.
 *
 * @param timesBought in how many purchases the subject took it, as far as the row remembers
 * @param logPopularity {@link dev.freshet.core.signals.PopularitySnapshot#logPopularity}
 */
public record Features(int timesBought, double logPopularity) {

    public Features {
        if (timesBought < 0) {
            throw new IllegalArgumentException("timesBought is " + timesBought + "; 0 or more is allowed");
        }
    }

    /** What the weights make of it: repeat &middot; ln(1 + times bought) + popularity &middot; log popularity. */
    public double worth(BundleManifest.Ranking weights) {
        double repeats = timesBought == 0 ? 0 : Math.log1p(timesBought);
        return weights.repeat() * repeats + weights.popularity() * logPopularity;
    }

    /** The same item had one purchase of it not been. */
    Features withoutAPurchase() {
        return new Features(Math.max(0, timesBought - 1), logPopularity);
    }
}
