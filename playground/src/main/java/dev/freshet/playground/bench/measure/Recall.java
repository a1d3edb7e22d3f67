package dev.freshet.playground.bench.measure;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.retrieval.Hits;
import dev.freshet.core.retrieval.IndexSettings;
import dev.freshet.core.retrieval.ItemVectors;
import dev.freshet.core.retrieval.VectorIndex;
import java.util.List;

/** How many of the items of highest score an index finds. */
public final class Recall {

    private static final int BEST = 100;

    private Recall() {}

    /**
     * Share of the true best 100 that an index with the application's settings finds, mean over users. An item that scores
     * what the hundredth does is as good as it.
     */
    public static double at100(ItemSpace space, int dimensions, List<float[]> users) {
        ItemVectors items = vectors(space, dimensions);
        IndexSettings settings = IndexSettings.DEFAULTS;
        VectorIndex index = VectorIndex.of(items, settings);
        VectorIndex exact = VectorIndex.of(
                items,
                new IndexSettings(
                        Integer.MAX_VALUE,
                        settings.clusterSize(),
                        settings.recall(),
                        settings.redoneAfter(),
                        settings.seed()));
        Hits hits = new Hits();
        double found = 0;
        int wanted = Math.min(BEST, space.size());
        for (float[] user : users) {
            exact.search(user, wanted, item -> true, hits);
            float least = hits.score(wanted - 1);
            index.search(user, wanted, item -> true, hits);
            for (int place = 0; place < hits.size(); place++) {
                found += hits.score(place) >= least ? 1 : 0;
            }
        }
        return found / users.size() / wanted;
    }

    private static ItemVectors vectors(ItemSpace space, int dimensions) {
        float[] vectors = new float[space.size() * dimensions];
        float[] biases = new float[space.size()];
        for (int i = 0; i < space.size(); i++) {
            System.arraycopy(space.vector(i), 0, vectors, i * dimensions, dimensions);
            biases[i] = space.bias(i);
        }
        return new ItemVectors(dimensions, vectors, biases);
    }
}
