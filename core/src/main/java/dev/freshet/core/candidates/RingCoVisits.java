package dev.freshet.core.candidates;

import dev.freshet.core.state.Ring;
import dev.freshet.core.visits.VisitSnapshot;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleMaps;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What others visited around the last items of one ring: of each item the sum of its shares beside each of the last
 * {@value #LAST} items, halved from one to the next older. A share is the one that the bundle was trained with and {@value #LATELY} times
 * that of the last days in the stream. Made for one slate.
 */
public final class RingCoVisits {

    /** Nobody visited anything. */
    public static final RingCoVisits NONE = of(Ring.copyOf(List.of()), ItemSpace.EMPTY, VisitSnapshot.EMPTY);

    /** Items of the ring that count. */
    static final int LAST = 5;

    /** What a share of the last days counts beside one of the training part. */
    static final double LATELY = 2;

    /** What an item counts beside the one after it. */
    private static final double DECAY = 0.5;

    /** Shares are some hundredths, most of them: below 1 / this they count as they are, above by their logarithm. */
    private static final double STEEPNESS = 100;

    private static final int NO_SLOT = -1;

    private final Ring ring;
    private final ItemSpace space;
    private final VisitSnapshot visits;
    private final Int2DoubleOpenHashMap logs;

    private RingCoVisits(Ring ring, ItemSpace space, VisitSnapshot visits) {
        this.ring = ring;
        this.space = space;
        this.visits = visits;
        this.logs = sums();
        for (Int2DoubleMap.Entry each : Int2DoubleMaps.fastIterable(logs)) {
            each.setValue(log(each.getDoubleValue()));
        }
    }

    /**
     * @param ring the subject's slots that the model was shown
     * @param visits of the last days
     */
    public static RingCoVisits of(Ring ring, ItemSpace space, VisitSnapshot visits) {
        return new RingCoVisits(ring, space, visits);
    }

    /** ln(1 + {@value #STEEPNESS} &middot; sum) of an item by its index in the space; 0 where nobody visited it there. */
    public double of(int index) {
        return logs.get(index);
    }

    /** {@link #of} had some slots of the ring not been. */
    public double without(int from, int to, int index) {
        double sum = 0;
        double decay = 1;
        for (long item : lastItems(from, to)) {
            sum += decay * space.coVisitation().share(item, index);
            sum += decay * LATELY * visits.share(item, space.hash(index));
            decay *= DECAY;
        }
        return log(sum);
    }

    /** Adds the items that somebody visited there, each with its {@link #of}. */
    void addTo(BestItems best, IntPredicate allowed) {
        for (Int2DoubleMap.Entry each : Int2DoubleMaps.fastIterable(logs)) {
            if (allowed.test(each.getIntKey())) {
                best.add(each.getDoubleValue(), each.getIntKey());
            }
        }
    }

    private static double log(double sum) {
        return Math.log1p(STEEPNESS * sum);
    }

    private Int2DoubleOpenHashMap sums() {
        Int2DoubleOpenHashMap sums = new Int2DoubleOpenHashMap();
        double decay = 1;
        for (long item : lastItems(NO_SLOT, NO_SLOT)) {
            double counts = decay;
            space.coVisitation().around(item, (index, share) -> sums.addTo(index, counts * share));
            visits.around(item, (hash, share) -> {
                int index = space.index(hash);
                if (index >= 0) {
                    sums.addTo(index, counts * LATELY * share);
                }
            });
            decay *= DECAY;
        }
        return sums;
    }

    /** The last items, newest first, without some slots. */
    private long[] lastItems(int from, int to) {
        long[] items = new long[LAST];
        int filled = 0;
        for (int slot = ring.size() - 1; slot >= 0 && filled < LAST; slot--) {
            if (!ring.isSearch(slot) && (slot < from || slot >= to)) {
                items[filled++] = ring.itemHash(slot);
            }
        }
        return Arrays.copyOf(items, filled);
    }
}
