package dev.freshet.core.engine;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.policy.Policy;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** What a policy shows to anybody, by index in an item space. Immutable. */
final class Shelf {

    private final ItemSpace space;
    private final BitSet shown;

    private Shelf(ItemSpace space, BitSet shown) {
        this.space = space;
        this.shown = shown;
    }

    static Shelf of(Policy policy, ItemSpace space) {
        BitSet shown = new BitSet(space.size());
        for (int i = 0; i < space.size(); i++) {
            shown.set(i, policy.shows(space.item(i)));
        }
        return new Shelf(space, shown);
    }

    boolean isOf(ItemSpace other) {
        return space == other;
    }

    /** What a subject may be shown, by what {@link Policy#hidden} says of it. */
    IntPredicate without(LongSet hidden) {
        return hidden.isEmpty() ? shown::get : index -> shown.get(index) && !hidden.contains(space.hash(index));
    }
}
