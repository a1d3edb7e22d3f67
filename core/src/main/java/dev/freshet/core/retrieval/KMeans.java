package dev.freshet.core.retrieval;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Lloyd's k-means on a sample, started from random vectors. */
final class KMeans {

    private static final int ROUNDS = 10;
    private static final int SAMPLED_PER_CENTRE = 64;

    private final ItemVectors items;
    private final Centres centres;

    private KMeans(ItemVectors items, Centres centres) {
        this.items = items;
        this.centres = centres;
    }

    /**
     * Finds centres.
     *
     * @param members the items to cluster, at {@code from} to {@code to} - 1; their order is changed
     * @param k how many centres, at most as many as there are members
     */
    static KMeans fit(ItemVectors items, int[] members, int from, int to, int k, SplittableRandom random) {
        int sampled = (int) Math.min(to - from, (long) k * SAMPLED_PER_CENTRE);
        for (int i = 0; i < sampled; i++) {
            int other = from + i + random.nextInt(to - from - i);
            int swapped = members[from + i];
            members[from + i] = members[other];
            members[other] = swapped;
        }
        KMeans means = new KMeans(items, new Centres(items.dimensions(), k));
        float[] vector = new float[items.dimensions()];
        for (int c = 0; c < k; c++) {
            items.copy(members[from + c], vector);
            means.centres.place(c, vector);
        }
        int[] nearest = new int[sampled];
        for (int round = 0; round < ROUNDS; round++) {
            int[] before = nearest.clone();
            for (int i = 0; i < sampled; i++) {
                nearest[i] = means.nearest(members[from + i]);
            }
            if (round > 0 && Arrays.equals(before, nearest)) {
                break;
            }
            means.move(members, from, nearest, random);
        }
        return means;
    }

    int nearest(int item) {
        return centres.nearest(items.vectors(), item * items.dimensions());
    }

    private void move(int[] members, int from, int[] nearest, SplittableRandom random) {
        int d = items.dimensions();
        double[][] sums = new double[centres.count()][d];
        int[] counts = new int[centres.count()];
        for (int i = 0; i < nearest.length; i++) {
            int at = members[from + i] * d;
            double[] sum = sums[nearest[i]];
            for (int k = 0; k < d; k++) {
                sum[k] += items.vectors()[at + k];
            }
            counts[nearest[i]]++;
        }
        float[] centre = new float[d];
        for (int c = 0; c < sums.length; c++) {
            if (counts[c] == 0) {
                items.copy(members[from + random.nextInt(nearest.length)], centre);
            } else {
                for (int k = 0; k < d; k++) {
                    centre[k] = (float) (sums[c][k] / counts[c]);
                }
            }
            centres.place(c, centre);
        }
    }
}
