package dev.freshet.core.retrieval;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Optional;

/**
 * Collects items that are near to no cluster. They are few, since every search looks at them: when there are enough, the next
 * stay in the clusters that they are nearest to.
 */
final class Strays {

    private static final int CLUSTERS = 4;

    private final ItemVectors items;
    private final int most;
    private final IntArrayList found = new IntArrayList();

    Strays(ItemVectors items, IndexSettings settings) {
        this.items = items;
        this.most = CLUSTERS * settings.clusterSize();
    }

    /** Takes an item if it is far from its nearest cluster. */
    boolean take(int item, Cluster nearest) {
        boolean taken = found.size() < most && nearest.isFarFrom(items, item);
        if (taken) {
            found.add(item);
        }
        return taken;
    }

    /** Takes items that were strays before. */
    void keep(int[] strays) {
        found.addElements(found.size(), strays);
    }

    Optional<Cluster> cluster() {
        int[] all = found.toIntArray();
        return all.length == 0 ? Optional.empty() : Optional.of(Cluster.ofStrays(all, Panel.of(items, all)));
    }
}
