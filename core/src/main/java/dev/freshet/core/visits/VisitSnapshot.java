package dev.freshet.core.visits;

import it.unimi.dsi.fastutil.longs.Long2DoubleMap;
import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectMaps;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was visited around every item as of one {@link VisitIndex#refresh}; immutable, read by any thread. The first to ask around an item
 * adds up its neighbours, those after it find them done.
 */
public final class VisitSnapshot {

    /** Nothing was visited yet. */
    public static final VisitSnapshot EMPTY =
            new VisitSnapshot(Long2ObjectMaps.emptyMap(), Long2ObjectMaps.emptyMap(), 0, Duration.ofDays(1));

    /** Neighbours of an item at most. */
    static final int MOST = 100;

    /** Visits added to what a share is of, so that what was seen once is no certainty. */
    private static final double SHRINKAGE = 1;

    private final Long2ObjectMap<DecayedVisits> before;
    private final Long2ObjectMap<long[]> after;
    private final long asOfMs;
    private final Duration halfLife;
    private final ConcurrentHashMap<Long, Neighbours> made = new ConcurrentHashMap<>();

    /**
     * The items around one, the heaviest first.
     *
     * @param itemHashes by {@link dev.freshet.core.Hashes#item}
     * @param shares of all visits around the item, from 0 to 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Neighbours(long[] itemHashes, double[] shares) {
        static final Neighbours NONE = new Neighbours(new long[0], new double[0]);
    }

    /** Given to whoever asks around an item. */
    public interface NeighbourConsumer {
        void accept(long itemHash, double share);
    }

    /**
     * @param before never changed again
     * @param after nor is this; for each item those before which it stands
     * @param asOfMs the moment to which everything is decayed, in ms since 1970 UTC
     */
    VisitSnapshot(Long2ObjectMap<DecayedVisits> before, Long2ObjectMap<long[]> after, long asOfMs, Duration halfLife) {
        this.before = before;
        this.after = after;
        this.asOfMs = asOfMs;
        this.halfLife = halfLife;
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return before.isEmpty();
    }

    /** Gives the items visited around one by {@link dev.freshet.core.Hashes#item}, the heaviest first, with their shares of all its visits. */
    public void around(long itemHash, NeighbourConsumer consumer) {
        Neighbours neighbours = neighbours(itemHash);
        for (int i = 0; i < neighbours.itemHashes().length; i++) {
            consumer.accept(neighbours.itemHashes()[i], neighbours.shares()[i]);
        }
    }

    /** The share of one item around another, 0 where it is not there. */
    public double share(long around, long itemHash) {
        Neighbours neighbours = neighbours(around);
        int at = LongArrayList.wrap(neighbours.itemHashes()).indexOf(itemHash);
        return at < 0 ? 0 : neighbours.shares()[at];
    }

    private Neighbours neighbours(long item) {
        if (!before.containsKey(item) && !after.containsKey(item)) {
            return Neighbours.NONE;
        }
        Neighbours known = made.get(item);
        if (known != null) {
            return known;
        }
        // Two threads may both add: they find the same, and neither waits.
        Neighbours added = add(item);
        made.put(item, added);
        return added;
    }

    private Neighbours add(long item) {
        Long2DoubleOpenHashMap sums = new Long2DoubleOpenHashMap();
        double all = SHRINKAGE * DecayedVisits.UNIT;
        DecayedVisits own = before.get(item);
        double kept = kept(own);
        for (int i = 0; i < own.size(); i++) {
            double sum = kept * own.millionths(i);
            sums.addTo(own.itemHash(i), sum);
            all += sum;
        }
        for (long follower : after.get(item)) {
            DecayedVisits theirs = before.get(follower);
            double sum = kept(theirs) * theirs.millionthsOf(item);
            sums.addTo(follower, sum);
            all += sum;
        }
        return sums.isEmpty() ? Neighbours.NONE : heaviest(sums, all);
    }

    private static Neighbours heaviest(Long2DoubleOpenHashMap sums, double all) {
        double[] ascending = sums.values().toDoubleArray();
        Arrays.sort(ascending);
        double least = ascending[Math.max(0, ascending.length - MOST)];
        List<Long2DoubleMap.Entry> heaviest = sums.long2DoubleEntrySet().stream()
                .filter(sum -> sum.getDoubleValue() >= least)
                .sorted(Comparator.comparingDouble((Long2DoubleMap.Entry sum) -> -sum.getDoubleValue())
                        .thenComparingLong(Long2DoubleMap.Entry::getLongKey))
                .limit(MOST)
                .toList();
        return new Neighbours(
                heaviest.stream().mapToLong(Long2DoubleMap.Entry::getLongKey).toArray(),
                heaviest.stream().mapToDouble(sum -> sum.getDoubleValue() / all).toArray());
    }

    private double kept(DecayedVisits visits) {
        return DecayedVisits.kept(asOfMs - visits.asOfMs(), halfLife);
    }
}
