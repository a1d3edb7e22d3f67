package dev.freshet.core.retrieval;

import com.google.common.primitives.Ints;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** From clusters to those of a changed catalog; what did not change is shared. */
final class ClusterUpdate {

    private static final int GONE = -1;

    private final ItemVectors items;
    private final int[] now;
    private final IntArrayList fresh;

    private ClusterUpdate(ItemVectors items, int[] now, IntArrayList fresh) {
        this.items = items;
        this.now = now;
        this.fresh = fresh;
    }

    /**
     * Reads what changed.
     *
     * @param unchanged as {@link VectorIndex#updated} has it
     * @param before how many items there were
     */
    static ClusterUpdate of(ItemVectors items, int[] unchanged, int before) {
        if (unchanged.length != items.size()) {
            throw new IllegalArgumentException(
                    unchanged.length + " numbers say what is unchanged of " + items.size() + " items");
        }
        int[] now = new int[before];
        Arrays.fill(now, GONE);
        IntArrayList fresh = new IntArrayList();
        for (int item = 0; item < unchanged.length; item++) {
            int old = unchanged[item];
            if (old < 0) {
                fresh.add(item);
            } else if (old >= before || now[old] != GONE) {
                throw new IllegalArgumentException("item " + item + " is said to be item " + old
                        + (old >= before ? " of " + before : ", and so is item " + now[old]));
            } else {
                now[old] = item;
            }
        }
        return new ClusterUpdate(items, now, fresh);
    }

    /** How many items are new or changed. */
    int freshItems() {
        return fresh.size();
    }

    List<Cluster> apply(List<Cluster> clusters, IndexSettings settings) {
        Strays strays = new Strays(items, settings);
        clusters.stream().filter(Cluster::isOfStrays).forEach(cluster -> strays.keep(staying(cluster)));
        List<Cluster> near =
                clusters.stream().filter(cluster -> !cluster.isOfStrays()).toList();
        List<IntArrayList> joining = joining(near, strays);
        List<Cluster> next = new ArrayList<>(clusters.size());
        for (int c = 0; c < near.size(); c++) {
            next(near.get(c), joining.get(c)).ifPresent(next::add);
        }
        strays.cluster().ifPresent(next::add);
        return next;
    }

    private Optional<Cluster> next(Cluster cluster, IntArrayList joining) {
        int[] staying = staying(cluster);
        if (staying.length == cluster.size() && joining.isEmpty()) {
            return Optional.of(cluster.renumbered(now));
        }
        int[] all = Ints.concat(staying, joining.toIntArray());
        return all.length == 0 ? Optional.empty() : Optional.of(Cluster.of(items, all));
    }

    private int[] staying(Cluster cluster) {
        return Arrays.stream(cluster.items())
                .map(item -> now[item])
                .filter(item -> item != GONE)
                .toArray();
    }

    private List<IntArrayList> joining(List<Cluster> clusters, Strays strays) {
        Centres centres = new Centres(items.dimensions(), clusters.size());
        List<IntArrayList> joining = new ArrayList<>(clusters.size());
        for (int c = 0; c < clusters.size(); c++) {
            centres.place(c, clusters.get(c).mean());
            joining.add(new IntArrayList());
        }
        for (int item : fresh.toIntArray()) {
            int nearest = centres.nearest(items.vectors(), item * items.dimensions());
            if (!strays.take(item, clusters.get(nearest))) {
                joining.get(nearest).add(item);
            }
        }
        return joining;
    }
}
