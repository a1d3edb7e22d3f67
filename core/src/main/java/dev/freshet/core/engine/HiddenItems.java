package dev.freshet.core.engine;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.policy.Policy;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.BitSet;

/** What a policy hides from one subject, by index in an item space. Scratch of one thread, read again for every slate. */
final class HiddenItems {

    private final BitSet hidden = new BitSet();
    // The bits that are set, so that a large catalog is not cleared for a few of its items.
    private final IntArrayList indexes = new IntArrayList();

    /**
     * Forgets what was hidden before.
     *
     * @param hashes as {@link Policy#hidden} gives them
     */
    void read(LongSet hashes, ItemSpace space) {
        for (int i = 0; i < indexes.size(); i++) {
            hidden.clear(indexes.getInt(i));
        }
        indexes.clear();
        hashes.forEach(hash -> {
            int index = space.index(hash);
            if (index >= 0) {
                hidden.set(index);
                indexes.add(index);
            }
        });
    }

    boolean isEmpty() {
        return indexes.isEmpty();
    }

    boolean contains(int index) {
        return hidden.get(index);
    }
}
