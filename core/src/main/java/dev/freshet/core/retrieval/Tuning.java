package dev.freshet.core.retrieval;

import java.util.SplittableRandom;

/** Finds how wide a cluster must be judged for the recall that is wanted, by searching for sampled users. */
final class Tuning {

    private static final int USERS = 128;
    private static final int BEST = 100;
    private static final int ITEMS_OF_A_USER = 4;
    private static final float WIDEST = 16;
    private static final int HALVINGS = 8;

    private Tuning() {}

    static float width(ClusterIndex index, ItemVectors items, IndexSettings settings) {
        float[][] users = users(items, settings.seed());
        float[] worst = new float[USERS];
        Hits hits = new Hits();
        int best = Math.min(BEST, items.size());
        for (int i = 0; i < USERS; i++) {
            index.search(users[i], best, item -> true, Float.MAX_VALUE, hits);
            worst[i] = hits.score(best - 1);
        }
        float low = 0;
        float high = WIDEST;
        for (int i = 0; i < HALVINGS; i++) {
            float middle = (low + high) / 2;
            if (recall(index, middle, users, worst, best, hits) >= settings.recall()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static double recall(ClusterIndex index, float width, float[][] users, float[] worst, int best, Hits hits) {
        int found = 0;
        for (int i = 0; i < users.length; i++) {
            index.search(users[i], best, item -> true, width, hits);
            for (int place = 0; place < hits.size(); place++) {
                found += hits.score(place) >= worst[i] ? 1 : 0;
            }
        }
        return found / ((double) users.length * best);
    }

    /** Every other user is an item's own vector, the others are the sum of a few: of one mind, and of several. */
    private static float[][] users(ItemVectors items, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] users = new float[USERS][items.dimensions()];
        for (int i = 0; i < USERS; i++) {
            for (int part = 0; part < (i % 2 == 0 ? 1 : ITEMS_OF_A_USER); part++) {
                int at = random.nextInt(items.size()) * items.dimensions();
                for (int k = 0; k < items.dimensions(); k++) {
                    users[i][k] += items.vectors()[at + k];
                }
            }
        }
        return users;
    }
}
