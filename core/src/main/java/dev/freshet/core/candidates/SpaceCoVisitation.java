package dev.freshet.core.candidates;

import dev.freshet.core.model.CoVisitation;
import java.util.function.LongToIntFunction;

/** A bundle's co-visitation laid out for an item space. Immutable. */
public final class SpaceCoVisitation {

    /** Nothing is known. */
    static final SpaceCoVisitation NONE = new SpaceCoVisitation(CoVisitation.NONE, hash -> -1, new int[0]);

    private final CoVisitation coVisitation;
    private final LongToIntFunction rows;
    private final int[] indexes;

    /**
     * @param rows the row of the bundle's item table by {@link dev.freshet.core.Hashes#item}, or -1
     * @param indexes for each row its index in the space, or -1
     */
    SpaceCoVisitation(CoVisitation coVisitation, LongToIntFunction rows, int[] indexes) {
        this.coVisitation = coVisitation;
        this.rows = rows;
        this.indexes = indexes;
    }

    /** Is given an item by its index in the space. */
    interface ShareConsumer {
        void accept(int index, double share);
    }

    /** Gives what has an index of what is visited around an item, sold or not. */
    void around(long itemHash, ShareConsumer consumer) {
        int row = row(itemHash);
        for (int place = 0; row >= 0 && place < coVisitation.width(); place++) {
            int index = index(row, place);
            if (index >= 0) {
                consumer.accept(index, coVisitation.weight(row, place));
            }
        }
    }

    /** The share of the item at an index around another, 0 where it is not there. */
    double share(long itemHash, int index) {
        int row = row(itemHash);
        for (int place = 0; row >= 0 && place < coVisitation.width(); place++) {
            if (index(row, place) == index) {
                return coVisitation.weight(row, place);
            }
        }
        return 0;
    }

    private int row(long itemHash) {
        return coVisitation.width() == 0 ? -1 : rows.applyAsInt(itemHash);
    }

    private int index(int row, int place) {
        int other = coVisitation.row(row, place);
        return other == CoVisitation.NOBODY ? -1 : indexes[other];
    }
}
