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

    /** The row of an item by {@link dev.freshet.core.Hashes#item}, sold or not, or -1 where nothing is known of it. */
    int row(long itemHash) {
        return coVisitation.width() == 0 ? -1 : rows.applyAsInt(itemHash);
    }

    /** How many places a row has. */
    int width() {
        return coVisitation.width();
    }

    /** The index in the space of what is visited around a row's item, the heaviest at place 0; -1 for none, or for one that has no index. */
    int index(int row, int place) {
        int other = coVisitation.row(row, place);
        return other == CoVisitation.NOBODY ? -1 : indexes[other];
    }

    float weight(int row, int place) {
        return coVisitation.weight(row, place);
    }
}
