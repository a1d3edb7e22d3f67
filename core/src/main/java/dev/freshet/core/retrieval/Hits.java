package dev.freshet.core.retrieval;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The best items of a search, best first, the lower index first among equals. Reused from search to search together with the
 * search's scratch memory; belongs to one thread.
 */
public final class Hits {

    /** A hit as one number: the score's order above, the index below, both so that the better hit is the larger number. */
    private long[] keys = new long[0];

    private int count;
    private boolean sorted;
    private int limit;
    private int compared;
    private long floorKey;
    private float floor;

    private final Scratch scratch = new Scratch();

    public int size() {
        return count;
    }

    /** The item at a place, 0 being the best. */
    public int item(int place) {
        return itemOf(key(place));
    }

    public float score(int place) {
        return decode(key(place));
    }

    /** Takes a hit. */
    @FunctionalInterface
    public interface Taker {
        void take(int item, float score);
    }

    /** Gives every hit, in no order, which spares the sort. */
    public void forEach(Taker taker) {
        for (int i = 0; i < count; i++) {
            taker.take(itemOf(keys[i]), decode(keys[i]));
        }
    }

    private long key(int place) {
        if (!sorted) {
            Arrays.sort(keys, 0, count);
            sorted = true;
        }
        return keys[count - 1 - place];
    }

    /** How many items the search compared. */
    public int compared() {
        return compared;
    }

    /** Starts a search by a user vector that must have so many dimensions, for at most so many hits. */
    void begin(float[] user, int dimensions, int wanted) {
        if (user.length != dimensions) {
            throw new IllegalArgumentException(
                    "the user vector has " + user.length + " dimensions; the items have " + dimensions);
        }
        if (wanted < 0) {
            throw new IllegalArgumentException("the limit is " + wanted + "; at least 0 is allowed");
        }
        limit = wanted;
        compared = 0;
        count = 0;
        sorted = false;
        floorKey = Long.MIN_VALUE;
        floor = Float.NEGATIVE_INFINITY;
    }

    /** Takes those of some scored items that are allowed and among the best so far. */
    void offer(int[] items, float[] scored, int n, IntPredicate allowed) {
        compared += n;
        for (int i = 0; i < n; i++) {
            if (scored[i] >= floor) {
                take(items[i], scored[i], allowed);
            }
        }
    }

    private void take(int item, float score, IntPredicate allowed) {
        long key = encode(score, item);
        if (key <= floorKey || !allowed.test(item)) {
            return;
        }
        if (count == keys.length) {
            grow();
        }
        keys[count++] = key;
        if (count >= 2 * (long) limit) {
            shrink();
        }
    }

    private void grow() {
        keys = Arrays.copyOf(keys, Math.max(64, 2 * keys.length));
    }

    /** The score that an item must reach to matter, as far as is known without looking at all that was kept. */
    float floor() {
        if (count >= limit && (floorKey == Long.MIN_VALUE || count >= limit + limit / 4)) {
            shrink();
        }
        return floor;
    }

    /** Forgets all but the best, and knows the worst of these. */
    private void shrink() {
        if (count < limit) {
            return;
        }
        select();
        floorKey = keys[0];
        for (int i = 1; i < limit; i++) {
            floorKey = Math.min(floorKey, keys[i]);
        }
        floor = decode(floorKey);
        count = limit;
    }

    /** Moves the best {@code limit} keys to the front (Hoare's selection, pivot by median of three). */
    private void select() {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            long pivot = median(keys[low], keys[(low + high) >>> 1], keys[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] > pivot) {
                    i++;
                }
                while (keys[j] < pivot) {
                    j--;
                }
                if (i <= j) {
                    long swapped = keys[i];
                    keys[i++] = keys[j];
                    keys[j--] = swapped;
                }
            }
            if (limit - 1 <= j) {
                high = j;
            } else if (limit - 1 >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    void end() {
        if (count > limit) {
            shrink();
        }
    }

    Scratch scratch() {
        return scratch;
    }

    /** A number that orders as score first, then lower index, does. */
    static long encode(float score, int index) {
        int bits = Float.floatToRawIntBits(score + 0f);
        int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ordered << Integer.SIZE) | (~index & 0xFFFF_FFFFL);
    }

    private static int itemOf(long key) {
        return ~(int) key;
    }

    static float decode(long key) {
        int ordered = (int) (key >> Integer.SIZE);
        return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
    }
}
