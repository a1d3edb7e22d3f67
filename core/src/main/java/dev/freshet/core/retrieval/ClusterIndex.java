package dev.freshet.core.retrieval;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Compares the items of those clusters only that may hold one of the best. What a cluster may hold is judged by its largest
 * bias, the mean of its vectors' scores and so many standard deviations of these ({@code width}), taking dimensions for
 * independent: mean and variance are inner products with what is kept of the cluster. Clusters are taken in that order until the next would not reach the worst hit kept, so a search
 * for more, or with a filter, looks at more by itself.
 */
final class ClusterIndex implements VectorIndex {

    private final IndexSettings settings;
    private final int size;
    private final List<Cluster> clusters;
    private final Panel means;
    private final Panel variances;
    private final int largest;
    private final float width;
    private final int changed;

    /** @param changed how many items are new, changed or gone since all were clustered */
    ClusterIndex(IndexSettings settings, List<Cluster> clusters, float width, int changed) {
        this.settings = settings;
        this.clusters = List.copyOf(clusters);
        this.size = clusters.stream().mapToInt(cluster -> cluster.size()).sum();
        this.largest =
                clusters.stream().mapToInt(cluster -> cluster.size()).max().orElse(0);
        this.means = panel(clusters.stream().map(Cluster::mean).toList());
        this.variances = panel(clusters.stream().map(Cluster::variance).toList());
        this.width = width;
        this.changed = changed;
    }

    static ClusterIndex build(ItemVectors items, IndexSettings settings) {
        ClusterIndex untuned = new ClusterIndex(settings, Clustering.of(items, settings), 0, 0);
        return untuned.withWidth(Tuning.width(untuned, items, settings));
    }

    ClusterIndex withWidth(float value) {
        return new ClusterIndex(settings, clusters, value, changed);
    }

    List<Cluster> clusters() {
        return clusters;
    }

    float width() {
        return width;
    }

    private static Panel panel(List<float[]> rows) {
        int d = rows.get(0).length - 1;
        float[][] columns = new float[d][rows.size()];
        float[] last = new float[rows.size()];
        for (int i = 0; i < last.length; i++) {
            for (int k = 0; k < d; k++) {
                columns[k][i] = rows.get(i)[k];
            }
            last[i] = rows.get(i)[d];
        }
        return new Panel(columns, last);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int dimensions() {
        return means.dimensions();
    }

    @Override
    public void search(float[] user, int limit, IntPredicate allowed, Hits into) {
        search(user, limit, allowed, width, into);
    }

    /** Searches as if built with another width. */
    void search(float[] user, int limit, IntPredicate allowed, float width, Hits into) {
        into.begin(user, means.dimensions(), limit);
        if (limit == 0) {
            return;
        }
        ClusterQueue queue = into.scratch().queue();
        judge(user, width, into.scratch(), queue);
        float[] scores = into.scratch().scores(largest);
        while (!queue.isEmpty() && !(queue.bestScore() < into.floor())) {
            Cluster cluster = clusters.get(queue.removeBest());
            cluster.panel().score(user, scores);
            into.offer(cluster.items(), scores, cluster.size(), allowed);
        }
        into.end();
    }

    private void judge(float[] user, float width, Scratch scratch, ClusterQueue queue) {
        int n = clusters.size();
        float[] squares = scratch.squares(user.length);
        for (int k = 0; k < user.length; k++) {
            squares[k] = user[k] * user[k];
        }
        float[] mean = scratch.means(n);
        float[] variance = scratch.spreads(n);
        means.score(user, mean);
        variances.score(squares, variance);
        for (int c = 0; c < n; c++) {
            mean[c] += width * (float) Math.sqrt(variance[c]);
        }
        queue.fill(mean, n);
    }

    @Override
    public VectorIndex updated(ItemVectors items, int[] unchanged) {
        ClusterUpdate update = ClusterUpdate.of(items, unchanged, size);
        int gone = size - (items.size() - update.freshItems());
        int allChanged = changed + update.freshItems() + gone;
        if (items.size() <= settings.exactUpTo() || allChanged > settings.redoneAfter() * items.size()) {
            return VectorIndex.of(items, settings);
        }
        return new ClusterIndex(settings, update.apply(clusters, settings), width, allChanged);
    }
}
