package dev.freshet.core.state;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Items with two figures each in columns of primitives, the item touched last at the end. Immutable.
 *
 * @param <T> what an item and its figures are to a reader
 */
abstract class ItemMemory<T> extends AbstractList<T> implements RandomAccess {

    final long[] itemHashes;
    final int[] counts;
    final long[] figures;

    ItemMemory(Columns columns) {
        this.itemHashes = columns.itemHashes;
        this.counts = columns.counts;
        this.figures = columns.figures;
    }

    @Override
    public final int size() {
        return itemHashes.length;
    }

    /** {@link dev.freshet.core.Hashes#item} of an item. */
    public final long itemHash(int i) {
        return itemHashes[i];
    }

    /** Where an item is, or -1. */
    public final int indexOfItem(long itemHash) {
        return indexOf(itemHashes, itemHashes.length, itemHash);
    }

    final boolean sameAt(int i, ItemMemory<?> that, int j) {
        return itemHashes[i] == that.itemHashes[j] && counts[i] == that.counts[j] && figures[i] == that.figures[j];
    }

    private static int indexOf(long[] itemHashes, int size, long itemHash) {
        for (int i = 0; i < size; i++) {
            if (itemHashes[i] == itemHash) {
                return i;
            }
        }
        return -1;
    }

    /** The columns while they are being made; what is built shares them. */
    static final class Columns {
        private long[] itemHashes;
        private int[] counts;
        private long[] figures;
        private int size;

        Columns(int capacity) {
            itemHashes = new long[capacity];
            counts = new int[capacity];
            figures = new long[capacity];
        }

        static Columns of(ItemMemory<?> memory, int room) {
            Columns columns = new Columns(memory.size() + room);
            columns.add(memory, 0, memory.size());
            return columns;
        }

        /** The items of a memory from one index on and before another. */
        void add(ItemMemory<?> memory, int from, int to) {
            System.arraycopy(memory.itemHashes, from, itemHashes, size, to - from);
            System.arraycopy(memory.counts, from, counts, size, to - from);
            System.arraycopy(memory.figures, from, figures, size, to - from);
            size += to - from;
        }

        int indexOfItem(long itemHash) {
            return indexOf(itemHashes, size, itemHash);
        }

        int count(int i) {
            return counts[i];
        }

        long figure(int i) {
            return figures[i];
        }

        int size() {
            return size;
        }

        void add(long itemHash, int count, long figure) {
            itemHashes[size] = itemHash;
            counts[size] = count;
            figures[size] = figure;
            size++;
        }

        void setCount(int i, int count) {
            counts[i] = count;
        }

        void remove(int i) {
            Objects.checkIndex(i, size);
            int after = size - i - 1;
            System.arraycopy(itemHashes, i + 1, itemHashes, i, after);
            System.arraycopy(counts, i + 1, counts, i, after);
            System.arraycopy(figures, i + 1, figures, i, after);
            size--;
        }

        /** Keeps the last n at most, in arrays of their length. */
        Columns last(int n) {
            int from = Math.max(0, size - n);
            if (from > 0 || size < itemHashes.length) {
                itemHashes = Arrays.copyOfRange(itemHashes, from, size);
                counts = Arrays.copyOfRange(counts, from, size);
                figures = Arrays.copyOfRange(figures, from, size);
                size -= from;
            }
            return this;
        }
    }
}
