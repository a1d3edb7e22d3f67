package dev.freshet.core.retrieval;

/**
 * How vectors are indexed.
 *
 * @param exactUpTo so many items are scanned one by one; more are clustered
 * @param clusterSize mean number of items in a cluster; 16 to 4,096
 * @param recall share of the true best 100 that a search shall find, for users like those sampled; above 0, below 1
 * @param redoneAfter share of the items that may be new, changed or gone before they are clustered anew; 0 to 1
 * @param seed of everything drawn while building; the same items, settings and seed give the same index
 */
public record IndexSettings(int exactUpTo, int clusterSize, double recall, double redoneAfter, long seed) {

    public static final IndexSettings DEFAULTS = new IndexSettings(2_000, 256, 0.99, 0.2, 1);

    public IndexSettings {
        require(exactUpTo >= 0, "exactUpTo", exactUpTo, "0 or more");
        require(clusterSize >= 16 && clusterSize <= 4_096, "clusterSize", clusterSize, "16 to 4096");
        require(recall > 0 && recall < 1, "recall", recall, "above 0, below 1");
        require(redoneAfter >= 0 && redoneAfter <= 1, "redoneAfter", redoneAfter, "0 to 1");
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("index " + name + " is " + value + "; allowed is " + allowed);
        }
    }
}
