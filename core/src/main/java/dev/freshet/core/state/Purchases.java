package dev.freshet.core.state;

import java.util.List;

/** What a subject bought: distinct items, the most recently bought last. */
public final class Purchases extends ItemMemory<PurchaseMemory> {

    static final Purchases EMPTY = new Purchases(new Columns(0));

    Purchases(Columns columns) {
        super(columns);
    }

    public static Purchases copyOf(List<PurchaseMemory> purchases) {
        if (purchases instanceof Purchases same) {
            return same;
        }
        Columns columns = new Columns(purchases.size());
        for (PurchaseMemory bought : purchases) {
            columns.add(bought.itemHash(), bought.times(), bought.lastMs());
        }
        return new Purchases(columns);
    }

    /** In how many purchases, at least 1. */
    public int times(int i) {
        return counts[i];
    }

    /** Time of the last of them, ms since 1970 UTC or unknown. */
    public long lastMs(int i) {
        return figures[i];
    }

    @Override
    public PurchaseMemory get(int i) {
        return new PurchaseMemory(itemHashes[i], counts[i], figures[i]);
    }
}
