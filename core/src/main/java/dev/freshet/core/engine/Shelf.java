package dev.freshet.core.engine;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.policy.Policy;
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

    /** What a subject may be shown; valid as long as nothing else is read into what is hidden from it. */
    IntPredicate without(HiddenItems hidden) {
        return hidden.isEmpty() ? shown::get : index -> shown.get(index) && !hidden.contains(index);
    }
}
