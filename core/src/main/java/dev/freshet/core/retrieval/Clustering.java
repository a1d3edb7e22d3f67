package dev.freshet.core.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Divides items into clusters of near vectors: at once where these are few, else group by group, which costs far less. */
final class Clustering {

    private static final int MOST_AT_ONCE = 256;

    private final ItemVectors items;
    private final int clusterSize;
    private final SplittableRandom random;
    private final int[] members;
    private final Strays strays;
    private final List<Cluster> found = new ArrayList<>();

    private Clustering(ItemVectors items, IndexSettings settings) {
        this.items = items;
        this.clusterSize = settings.clusterSize();
        this.random = new SplittableRandom(settings.seed());
        this.strays = new Strays(items, settings);
        this.members = IntStream.range(0, items.size()).toArray();
    }

    static List<Cluster> of(ItemVectors items, IndexSettings settings) {
        Clustering clustering = new Clustering(items, settings);
        clustering.divide(0, items.size());
        clustering.strays.cluster().ifPresent(clustering.found::add);
        return clustering.found;
    }

    private void divide(int from, int to) {
        int wanted = (to - from + clusterSize - 1) / clusterSize;
        if (wanted <= 1) {
            add(from, to);
            return;
        }
        boolean atOnce = wanted <= MOST_AT_ONCE;
        int k = atOnce ? wanted : (int) Math.ceil(Math.sqrt(wanted));
        int[] ends = partition(from, to, KMeans.fit(items, members, from, to, k, random), k);
        int start = from;
        for (int end : ends) {
            // Vectors that are all equal cannot be divided.
            if (atOnce || end - start == to - from) {
                add(start, end);
            } else {
                divide(start, end);
            }
            start = end;
        }
    }

    /** Sorts the members by their nearest centre; gives the end of each part. */
    private int[] partition(int from, int to, KMeans means, int k) {
        int[] nearest = new int[to - from];
        int[] ends = new int[k];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = means.nearest(members[from + i]);
            ends[nearest[i]]++;
        }
        ends[0] += from;
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] next = new int[k];
        next[0] = from;
        System.arraycopy(ends, 0, next, 1, k - 1);
        int[] before = Arrays.copyOfRange(members, from, to);
        for (int i = 0; i < nearest.length; i++) {
            members[next[nearest[i]]++] = before[i];
        }
        return ends;
    }

    private void add(int from, int to) {
        if (to == from) {
            return;
        }
        int[] part = Arrays.copyOfRange(members, from, to);
        Arrays.sort(part);
        Cluster all = Cluster.of(items, part);
        int[] near = Arrays.stream(part).filter(item -> !strays.take(item, all)).toArray();
        if (near.length > 0) {
            found.add(near.length == part.length ? all : Cluster.of(items, near));
        }
    }
}
