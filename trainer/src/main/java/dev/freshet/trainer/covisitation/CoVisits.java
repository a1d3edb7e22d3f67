package dev.freshet.trainer.covisitation;

import dev.freshet.core.event.EventTime;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.History;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Which items subjects visit around one another in a training part: for each item up to {@value #MOST} others, the heaviest first. Two
 * items of different events, at most {@value #EVENTS} events and, where times are known, a day apart, have 1 / (events between them, the
 * later one counted) in common, whichever came first; a weight is the share of that in all that the item has in common with others.
 * Item-to-item neighbourhoods (Linden et al., "Amazon.com Recommendations", IEEE Internet Computing 2003) by distance in the session, as
 * in the sequential rules of Ludewig and Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 2018.
 */
public final class CoVisits {

    static final int MOST = 50;
    static final int EVENTS = 10;

    /** Nothing is known of any item. */
    public static final CoVisits NONE = new CoVisits(0, new int[0], new float[0]);

    private static final long APART_MS = Duration.ofDays(1).toMillis();
    /** Added to what a share is of, so that what was seen once is no certainty. */
    private static final double SHRINKAGE = 1;

    private static final int NOBODY = -1;

    private final int width;
    private final int[] partners;
    private final float[] weights;

    private CoVisits(int width, int[] partners, float[] weights) {
        this.width = width;
        this.partners = partners;
        this.weights = weights;
    }

    public static CoVisits of(Corpus corpus) {
        PairCounts counts = new PairCounts(corpus.items().size());
        for (int h = 0; h < corpus.histories().size(); h++) {
            count(corpus.histories().get(h), corpus.splits().get(h).trainEnd(), counts);
        }
        return of(counts, corpus.items().size());
    }

    /** How many places an item has; 0 where nothing is known of any. */
    public int width() {
        return width;
    }

    /** Item by item: the others by their numbers, -1 in places that are left. */
    public int[] partners() {
        return partners.clone();
    }

    /** The weights at the same places, from 0 to 1. */
    public float[] weights() {
        return weights.clone();
    }

    private static void count(History history, int end, PairCounts counts) {
        for (int slot = 0; slot < end; slot++) {
            if (!history.isTarget(slot)) {
                continue;
            }
            int later = history.eventEnd(slot);
            for (int distance = 1; distance <= EVENTS && later < end && isNear(history, slot, later); distance++) {
                int eventEnd = history.eventEnd(later);
                for (; later < eventEnd; later++) {
                    if (history.isTarget(later) && history.token(later) != history.token(slot)) {
                        counts.add(history.token(slot), history.token(later), 1.0 / distance);
                    }
                }
            }
        }
    }

    private static boolean isNear(History history, int slot, int later) {
        long from = history.timeMs(slot);
        long to = history.timeMs(later);
        return !EventTime.isKnown(from) || !EventTime.isKnown(to) || to - from <= APART_MS;
    }

    private static CoVisits of(PairCounts counts, int items) {
        int[] partners = new int[items * MOST];
        float[] weights = new float[items * MOST];
        Arrays.fill(partners, NOBODY);
        int width = 0;
        for (int item = 0; item < items; item++) {
            List<Int2DoubleMap.Entry> heaviest = counts.heaviest(item, MOST);
            width = Math.max(width, heaviest.size());
            for (int place = 0; place < heaviest.size(); place++) {
                partners[item * MOST + place] = heaviest.get(place).getIntKey();
                weights[item * MOST + place] =
                        (float) (heaviest.get(place).getDoubleValue() / (counts.total(item) + SHRINKAGE));
            }
        }
        return new CoVisits(MOST, partners, weights).narrowed(width, items);
    }

    private CoVisits narrowed(int to, int items) {
        int[] narrowPartners = new int[items * to];
        float[] narrowWeights = new float[items * to];
        for (int item = 0; item < items; item++) {
            System.arraycopy(partners, item * width, narrowPartners, item * to, to);
            System.arraycopy(weights, item * width, narrowWeights, item * to, to);
        }
        return new CoVisits(to, narrowPartners, narrowWeights);
    }
}
