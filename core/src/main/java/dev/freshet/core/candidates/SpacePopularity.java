package dev.freshet.core.candidates;

import dev.freshet.core.signals.PopularitySnapshot;
import java.util.Arrays;

/** A popularity snapshot laid out for an item space, so that nobody has to look up ids for a slate. Immutable. */
public final class SpacePopularity {

    private final double[] logPopularities;
    private final int[] bestFirst;

    private SpacePopularity(double[] logPopularities, int[] bestFirst) {
        this.logPopularities = logPopularities;
        this.bestFirst = bestFirst;
    }

    /** Costs a look-up for each item with a signal, and 8 bytes for any item. */
    public static SpacePopularity of(PopularitySnapshot popularity, ItemSpace space) {
        double[] logPopularities = new double[space.size()];
        Arrays.fill(logPopularities, PopularitySnapshot.LEAST_LOG_POPULARITY);
        popularity.forEachLogPopularity((itemId, logPopularity) -> {
            int index = space.index(itemId);
            if (index >= 0) {
                logPopularities[index] = logPopularity;
            }
        });
        int[] bestFirst = popularity.overall().stream()
                .mapToInt(space::index)
                .filter(index -> index >= 0)
                .toArray();
        return new SpacePopularity(logPopularities, bestFirst);
    }

    /** {@link PopularitySnapshot#logPopularity} of the item at an index. */
    public double logPopularity(int index) {
        return logPopularities[index];
    }

    /** How many of the space's items are among the {@link PopularitySnapshot#overall} popular. */
    public int size() {
        return bestFirst.length;
    }

    /** The index of a popular item; the most popular is at place 0. */
    public int index(int place) {
        return bestFirst[place];
    }
}
