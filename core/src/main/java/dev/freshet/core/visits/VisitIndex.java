package dev.freshet.core.visits;

import dev.freshet.core.Hashes;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.time.Duration;
import java.util.Arrays;

/**
 * What is visited around every item, from what was visited before each, in either direction: around o stands what came before o, and
 * whatever o came before. Snapshots are made by {@link #refresh}, which copies two references an item. One thread updates and refreshes.
 */
public final class VisitIndex {

    private static final long[] NOBODY = {};

    private final Duration halfLife;
    private final Long2ObjectOpenHashMap<DecayedVisits> before = new Long2ObjectOpenHashMap<>();
    // INVARIANT: for each item, ascending, those before which it stands in the map above. The arrays are never changed.
    private final Long2ObjectOpenHashMap<long[]> after = new Long2ObjectOpenHashMap<>();
    private long newestMs;
    private boolean changed;
    private VisitSnapshot snapshot = VisitSnapshot.EMPTY;

    /** @param halfLife the half-life that the visits were summed with, at least 1 ms */
    public VisitIndex(Duration halfLife) {
        if (halfLife.toMillis() < 1) {
            throw new IllegalArgumentException("halfLife is " + halfLife + "; at least 1 ms is allowed");
        }
        this.halfLife = halfLife;
        before.defaultReturnValue(DecayedVisits.NONE);
        after.defaultReturnValue(NOBODY);
    }

    /** Replaces what was visited before an item; seen by readers after the next refresh. */
    public void update(String itemId, DecayedVisits visits) {
        long item = Hashes.item(itemId);
        DecayedVisits known = before.get(item);
        if (known.equals(visits)) {
            return;
        }
        for (int i = 0; i < known.size(); i++) {
            if (visits.millionthsOf(known.itemHash(i)) == 0) {
                leave(known.itemHash(i), item);
            }
        }
        for (int i = 0; i < visits.size(); i++) {
            if (known.millionthsOf(visits.itemHash(i)) == 0) {
                join(visits.itemHash(i), item);
            }
        }
        if (visits.size() == 0) {
            before.remove(item);
        } else {
            before.put(item, visits);
        }
        newestMs = Math.max(newestMs, visits.asOfMs());
        changed = true;
    }

    /** Forgets what was visited before an item, as a signal without a value asks. */
    public void remove(String itemId) {
        update(itemId, DecayedVisits.NONE);
    }

    /** What is known now. */
    public VisitSnapshot refresh() {
        if (changed) {
            snapshot = new VisitSnapshot(before.clone(), after.clone(), newestMs, halfLife);
            changed = false;
        }
        return snapshot;
    }

    private void join(long item, long follower) {
        long[] known = after.get(item);
        int at = -Arrays.binarySearch(known, follower) - 1;
        long[] more = new long[known.length + 1];
        System.arraycopy(known, 0, more, 0, at);
        more[at] = follower;
        System.arraycopy(known, at, more, at + 1, known.length - at);
        after.put(item, more);
    }

    private void leave(long item, long follower) {
        long[] known = after.get(item);
        int at = Arrays.binarySearch(known, follower);
        long[] fewer = Arrays.copyOf(known, known.length - 1);
        System.arraycopy(known, at + 1, fewer, at, fewer.length - at);
        if (fewer.length == 0) {
            after.remove(item);
        } else {
            after.put(item, fewer);
        }
    }
}
