package dev.freshet.core.visits;

import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What subjects visited shortly before one item, lately: other items, each with a sum of what its visits count, halved for every
 * half-life since, as {@link dev.freshet.core.signals.DecayedPopularity} does it. The same on every machine. Immutable; two are equal if they
 * say the same.
 *
 * <p>Up to {@value #MOST} other items are kept, and as long as there are no more the sums are exact. Beyond that a visit of an item that is not
 * there is added to the lightest sum, and takes it over with the probability of its share in it ("Unbiased Space Saving": Ting, "Data
 * Sketches for Disaggregated Subset Sum and Frequent Item Estimation", SIGMOD 2018): every sum is right on average, and an item that is
 * wanted from now on gets in however heavy the others are. The draw is a hash of the items and the time.
 */
public final class DecayedVisits {

    /** A visit of weight one. */
    public static final long UNIT = 1_000_000;

    /** Other items kept at most. */
    public static final int MOST = 30;

    /** Where a sum saturates; a thousand of them still add up without overflow. */
    public static final long MAX_MILLIONTHS = Long.MAX_VALUE / 1024;

    /** Nothing was visited before. */
    public static final DecayedVisits NONE = new DecayedVisits(0, new long[0], new long[0]);

    private final long asOfMs;
    // Ascending, without repeats.
    private final long[] itemHashes;
    private final long[] millionths;

    private DecayedVisits(long asOfMs, long[] itemHashes, long[] millionths) {
        this.asOfMs = asOfMs;
        this.itemHashes = itemHashes;
        this.millionths = millionths;
    }

    /**
     * As somebody wrote it down.
     *
     * @param asOfMs the moment to which the sums are decayed, in ms since 1970 UTC
     * @param itemHashes at most {@link #MOST}, in any order, none twice
     * @param millionths as many, from 1 to {@link #MAX_MILLIONTHS}
     */
    public static DecayedVisits of(long asOfMs, long[] itemHashes, long[] millionths) {
        if (asOfMs < 0) {
            throw new IllegalArgumentException("asOfMs is " + asOfMs + "; give ms since 1970 UTC");
        }
        if (itemHashes.length > MOST || itemHashes.length != millionths.length) {
            throw new IllegalArgumentException(itemHashes.length + " items with " + millionths.length
                    + " sums; as many of both are allowed, at most " + MOST);
        }
        long[] hashes = itemHashes.clone();
        long[] sums = millionths.clone();
        LongArrays.quickSort(hashes, sums);
        for (int i = 0; i < hashes.length; i++) {
            if (i > 0 && hashes[i] == hashes[i - 1]) {
                throw new IllegalArgumentException("the item " + hashes[i] + " is there twice");
            }
            if (sums[i] < 1 || sums[i] > MAX_MILLIONTHS) {
                throw new IllegalArgumentException("a sum is " + sums[i] + "; 1 to " + MAX_MILLIONTHS + " is allowed");
            }
        }
        return new DecayedVisits(asOfMs, hashes, sums);
    }

    /**
     * What was visited before with one more event. A later event decays the sums to its own time; an earlier one is itself decayed to
     * {@link #asOfMs}, which stays.
     *
     * @param ofItem the item itself, which is not counted beside itself
     * @param timeMs when the event happened, in ms since 1970 UTC
     * @param halfLife the time after which a visit counts half, at least 1 ms
     */
    public DecayedVisits add(PastVisits visits, long ofItem, long timeMs, Duration halfLife) {
        if (visits.size() == 0) {
            return this;
        }
        if (timeMs < 0) {
            throw new IllegalArgumentException("timeMs is " + timeMs + "; give ms since 1970 UTC");
        }
        long latest = Math.max(asOfMs, timeMs);
        double kept = kept(latest - asOfMs, halfLife);
        double added = kept(latest - timeMs, halfLife);
        Long2LongOpenHashMap sums = new Long2LongOpenHashMap(itemHashes.length + visits.size());
        for (int i = 0; i < itemHashes.length; i++) {
            put(sums, itemHashes[i], (long) StrictMath.rint(millionths[i] * kept));
        }
        for (int i = 0; i < visits.size(); i++) {
            long visited = visits.itemHash(i);
            long weight = (long) StrictMath.rint(visits.millionths(i) * added);
            if (visited == ofItem || weight == 0) {
                continue;
            }
            if (sums.size() < MOST || sums.containsKey(visited)) {
                put(sums, visited, sums.get(visited) + weight);
            } else {
                takeOver(sums, visited, weight, mixed(visited, ofItem, timeMs));
            }
        }
        return of(latest, sums.keySet().toLongArray(), sums.values().toLongArray());
    }

    private static void put(Long2LongOpenHashMap sums, long item, long sum) {
        if (sum > 0) {
            sums.put(item, Math.min(sum, MAX_MILLIONTHS));
        }
    }

    /** @param draw from 0 to 1 */
    private static void takeOver(Long2LongOpenHashMap sums, long visited, long weight, double draw) {
        long lightest = 0;
        long least = Long.MAX_VALUE;
        for (Long2LongMap.Entry sum : sums.long2LongEntrySet()) {
            boolean lighter =
                    sum.getLongValue() < least || (sum.getLongValue() == least && sum.getLongKey() < lightest);
            lightest = lighter ? sum.getLongKey() : lightest;
            least = lighter ? sum.getLongValue() : least;
        }
        boolean takesOver = draw * (least + weight) < weight;
        sums.remove(lightest);
        put(sums, takesOver ? visited : lightest, least + weight);
    }

    private static double mixed(long visited, long ofItem, long timeMs) {
        long mixed = HashCommon.murmurHash3(visited ^ HashCommon.murmurHash3(ofItem ^ HashCommon.murmurHash3(timeMs)));
        return (mixed >>> 11) * 0x1.0p-53;
    }

    /** The latest event's time, in ms since 1970 UTC; 0 before the first event. */
    public long asOfMs() {
        return asOfMs;
    }

    /** How many other items there are. */
    public int size() {
        return itemHashes.length;
    }

    /** Another item by {@link dev.freshet.core.Hashes#item}; ascending. */
    public long itemHash(int i) {
        return itemHashes[i];
    }

    /** Its sum as of {@link #asOfMs}, in millionths of a visit. */
    public long millionths(int i) {
        return millionths[i];
    }

    /** The sum of an item, 0 where it is not there. */
    long millionthsOf(long itemHash) {
        int at = Arrays.binarySearch(itemHashes, itemHash);
        return at < 0 ? 0 : millionths[at];
    }

    /** What is left of a sum after a while. */
    static double kept(long elapsedMs, Duration halfLife) {
        return elapsedMs == 0 ? 1 : StrictMath.pow(0.5, (double) elapsedMs / halfLife.toMillis());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecayedVisits visits
                && asOfMs == visits.asOfMs
                && Arrays.equals(itemHashes, visits.itemHashes)
                && Arrays.equals(millionths, visits.millionths);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(asOfMs) * 31 + Arrays.hashCode(itemHashes);
    }

    @Override
    public String toString() {
        return size() + " items as of " + asOfMs;
    }
}
