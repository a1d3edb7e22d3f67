package dev.freshet.core.candidates;

import dev.freshet.core.state.Ring;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.Arrays;
import java.util.List;

/**
 * What others visited around the last items of one ring: of each item the sum of its weights beside each of the last
 * {@value #LAST} items, halved from one to the next older. Made for one slate.
 */
public final class RingCoVisits {

    /** Nobody visited anything. */
    public static final RingCoVisits NONE = of(Ring.copyOf(List.of()), ItemSpace.EMPTY);

    /** Items of the ring that count. */
    static final int LAST = 5;

    /** What an item counts beside the one after it. */
    private static final double DECAY = 0.5;

    /** Weights are shares, most of them some hundredths: below 1 / this they count as they are, above by their logarithm. */
    private static final double STEEPNESS = 100;

    private static final int NO_SLOT = -1;

    private final Ring ring;
    private final SpaceCoVisitation coVisitation;
    private final Int2DoubleOpenHashMap logs;

    private RingCoVisits(Ring ring, SpaceCoVisitation coVisitation) {
        this.ring = ring;
        this.coVisitation = coVisitation;
        int[] lastRows = lastRows(NO_SLOT, NO_SLOT);
        this.logs = new Int2DoubleOpenHashMap(lastRows.length * coVisitation.width());
        double decay = 1;
        for (int row : lastRows) {
            for (int place = 0; row >= 0 && place < coVisitation.width(); place++) {
                int index = coVisitation.index(row, place);
                if (index >= 0) {
                    logs.addTo(index, decay * coVisitation.weight(row, place));
                }
            }
            decay *= DECAY;
        }
        for (Int2DoubleMap.Entry each : logs.int2DoubleEntrySet()) {
            each.setValue(Math.log1p(STEEPNESS * each.getDoubleValue()));
        }
    }

    /** @param ring the subject's slots that the model was shown */
    public static RingCoVisits of(Ring ring, ItemSpace space) {
        return new RingCoVisits(ring, space.coVisitation());
    }

    /** ln(1 + {@value #STEEPNESS} &middot; sum) of an item by its index in the space; 0 where nobody visited it there. */
    public double of(int index) {
        return logs.get(index);
    }

    /** {@link #of} had some slots of the ring not been. */
    public double without(int from, int to, int index) {
        double sum = 0;
        double decay = 1;
        for (int row : lastRows(from, to)) {
            for (int place = 0; row >= 0 && place < coVisitation.width(); place++) {
                sum += coVisitation.index(row, place) == index ? decay * coVisitation.weight(row, place) : 0;
            }
            decay *= DECAY;
        }
        return sum == 0 ? 0 : Math.log1p(STEEPNESS * sum);
    }

    /** The rows of the last items, newest first, without some slots; -1 for an item of which nothing is known. */
    private int[] lastRows(int from, int to) {
        int[] rows = new int[LAST];
        int filled = 0;
        for (int slot = ring.size() - 1; slot >= 0 && filled < LAST; slot--) {
            if (!ring.isSearch(slot) && (slot < from || slot >= to)) {
                rows[filled++] = coVisitation.row(ring.itemHash(slot));
            }
        }
        return Arrays.copyOf(rows, filled);
    }
}
