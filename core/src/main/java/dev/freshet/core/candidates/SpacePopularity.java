package dev.freshet.core.candidates;

import dev.freshet.core.retrieval.Panel;
import dev.freshet.core.signals.PopularitySnapshot;
import java.util.Arrays;

/** A popularity snapshot laid out for an item space, so that nobody has to look up ids for a slate. Immutable. */
public final class SpacePopularity {

    /** What a source proposes of the popular, and some more that may be hidden. */
    private static final int PANEL = 256;

    private final double[] logPopularities;
    private final int[] bestFirst;
    private final Panel panel;

    private SpacePopularity(double[] logPopularities, int[] bestFirst, Panel panel) {
        this.logPopularities = logPopularities;
        this.bestFirst = bestFirst;
        this.panel = panel;
    }

    /** Costs a look-up for each item with a signal, 8 bytes for any item, and a copy of the vectors of the most popular. */
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
        return new SpacePopularity(
                logPopularities, bestFirst, space.panel(Arrays.copyOf(bestFirst, Math.min(PANEL, bestFirst.length))));
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

    /** {@link ItemSpace#score} of the items at the first places, as many as are worth a panel. */
    float[] firstScores(float[] user) {
        float[] scores = new float[panel.size()];
        if (scores.length > 0) {
            panel.score(user, scores);
        }
        return scores;
    }
}
