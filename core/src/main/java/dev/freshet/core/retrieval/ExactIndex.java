package dev.freshet.core.retrieval;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Compares every item. */
final class ExactIndex implements VectorIndex {

    /** Long enough for the inner loop, short enough for its scores to stay in the first-level cache. */
    private static final int BLOCK = 1_024;

    private final IndexSettings settings;
    private final int size;
    private final int dimensions;
    private final int[][] numbers;
    private final Panel[] blocks;

    ExactIndex(ItemVectors items, IndexSettings settings) {
        this.settings = settings;
        this.size = items.size();
        this.dimensions = items.dimensions();
        this.blocks = new Panel[(size + BLOCK - 1) / BLOCK];
        this.numbers = new int[blocks.length][];
        for (int b = 0; b < blocks.length; b++) {
            numbers[b] =
                    IntStream.range(b * BLOCK, Math.min(size, (b + 1) * BLOCK)).toArray();
            blocks[b] = Panel.of(items, numbers[b]);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public void search(float[] user, int limit, IntPredicate allowed, Hits into) {
        // Without items there are no dimensions that a user could miss.
        into.begin(user, size == 0 ? user.length : dimensions, limit);
        float[] scores = into.scratch().scores(BLOCK);
        for (int b = 0; b < blocks.length && limit > 0; b++) {
            blocks[b].score(user, scores);
            into.offer(numbers[b], scores, blocks[b].size(), allowed);
        }
        into.end();
    }

    @Override
    public VectorIndex updated(ItemVectors items, int[] unchanged) {
        return VectorIndex.of(items, settings);
    }
}
