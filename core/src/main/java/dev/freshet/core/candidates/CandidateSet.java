package dev.freshet.core.candidates;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * The union of what the sources propose: items by their index in an {@link ItemSpace}, each once, and who proposed it. Scratch of
 * one thread, used again and again.
 */
public final class CandidateSet {

    /** Two sources of the usual length and some repeats, without growing. */
    private static final int USUAL = 600;

    private final Int2IntOpenHashMap sourcesOf = new Int2IntOpenHashMap(USUAL);

    public void clear() {
        sourcesOf.clear();
    }

    /** Notes a proposal. */
    public void add(int index, Source source) {
        sourcesOf.put(index, sourcesOf.get(index) | source.bit());
    }

    public int size() {
        return sourcesOf.size();
    }

    /** Gives the index of each item, in no order. */
    public void forEach(IntConsumer action) {
        sourcesOf.keySet().forEach(action);
    }

    /** Who proposed an item; empty for one that nobody proposed. */
    public Set<Source> sources(int index) {
        return Source.ofBits(sourcesOf.get(index));
    }
}
