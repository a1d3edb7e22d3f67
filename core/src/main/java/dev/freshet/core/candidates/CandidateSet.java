package dev.freshet.core.candidates;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;
import java.util.Set;

/**
 * The union of what the sources propose: items by their index in an {@link ItemSpace}, each once at a place from 0, what the model
 * scores it and who proposed it. Scratch of one thread, used again and again.
 */
public final class CandidateSet {

    /** Two sources of the usual length and some repeats, without growing. */
    private static final int USUAL = 600;

    private static final int ABSENT = -1;

    private final Int2IntOpenHashMap places = new Int2IntOpenHashMap(USUAL);
    private int[] items = new int[USUAL];
    // NaN where no source knew it.
    private float[] scores = new float[USUAL];
    private int[] sources = new int[USUAL];
    private int size;

    public CandidateSet() {
        places.defaultReturnValue(ABSENT);
    }

    public void clear() {
        places.clear();
        size = 0;
    }

    /** Notes a proposal. */
    public void add(int index, Source source) {
        int place = placeOf(index);
        sources[place] |= source.bit();
    }

    /** Notes a proposal of a source that knows the item's {@link ItemSpace#score}. */
    void add(int index, float score, Source source) {
        int place = placeOf(index);
        sources[place] |= source.bit();
        scores[place] = score;
    }

    /** Scores those that came without a score. */
    public void score(ItemSpace space, float[] user) {
        for (int place = 0; place < size; place++) {
            if (Float.isNaN(scores[place])) {
                scores[place] = space.score(user, items[place]);
            }
        }
    }

    public int size() {
        return size;
    }

    /** The index of the item at a place. */
    public int index(int place) {
        return items[place];
    }

    /** {@link ItemSpace#score} of the item at a place, once {@link #score(ItemSpace, float[])} was called. */
    public float score(int place) {
        return scores[place];
    }

    /** Who proposed an item; empty for one that nobody proposed. */
    public Set<Source> sources(int index) {
        int place = places.get(index);
        return Source.ofBits(place == ABSENT ? 0 : sources[place]);
    }

    private int placeOf(int index) {
        int known = places.putIfAbsent(index, size);
        if (known != ABSENT) {
            return known;
        }
        if (size == items.length) {
            grow();
        }
        items[size] = index;
        scores[size] = Float.NaN;
        sources[size] = 0;
        return size++;
    }

    private void grow() {
        items = Arrays.copyOf(items, 2 * size);
        scores = Arrays.copyOf(scores, 2 * size);
        sources = Arrays.copyOf(sources, 2 * size);
    }
}
