package dev.freshet.core.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Items with vectors in some groups, users near them, and what a naive search finds. */
final class Scene {

    static final int DIMENSIONS = 10;
    private static final int GROUPS = 40;

    final List<float[]> vectors = new ArrayList<>();
    final List<Float> biases = new ArrayList<>();
    private final Random random;
    private final float[][] groups = new float[GROUPS][DIMENSIONS];

    Scene(long seed, int items) {
        random = new Random(seed);
        for (float[] group : groups) {
            for (int k = 0; k < DIMENSIONS; k++) {
                group[k] = 2 * (float) random.nextGaussian();
            }
        }
        for (int i = 0; i < items; i++) {
            vectors.add(near());
            biases.add((float) random.nextGaussian());
        }
    }

    float[] near() {
        float[] vector = groups[random.nextInt(GROUPS)].clone();
        for (int k = 0; k < DIMENSIONS; k++) {
            vector[k] += (float) random.nextGaussian();
        }
        return vector;
    }

    ItemVectors items() {
        float[] rows = new float[vectors.size() * DIMENSIONS];
        float[] all = new float[vectors.size()];
        for (int i = 0; i < all.length; i++) {
            System.arraycopy(vectors.get(i), 0, rows, i * DIMENSIONS, DIMENSIONS);
            all[i] = biases.get(i);
        }
        return new ItemVectors(DIMENSIONS, rows, all);
    }

    double score(float[] user, int item) {
        double sum = biases.get(item);
        for (int k = 0; k < DIMENSIONS; k++) {
            sum += (double) user[k] * vectors.get(item)[k];
        }
        return sum;
    }

    List<Integer> best(float[] user, int limit, IntPredicate allowed) {
        return IntStream.range(0, vectors.size())
                .filter(allowed)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -score(user, i)).thenComparing(i -> i))
                .limit(limit)
                .toList();
    }

    static List<Integer> search(VectorIndex index, float[] user, int limit, IntPredicate allowed) {
        Hits hits = new Hits();
        index.search(user, limit, allowed, hits);
        return IntStream.range(0, hits.size()).mapToObj(hits::item).toList();
    }
}
