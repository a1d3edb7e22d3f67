package dev.freshet.core.visits;

import dev.freshet.core.Hashes;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.time.Duration;
import java.util.Arrays;

/**
 * What is visited around every item, from what was visited before each, in either direction: around o stands what came before o, and
 * whatever o came before. Snapshots are made by {@link #refresh}, which copies two references an item and the followers of those that
 * have others. One thread updates and refreshes.
 */
public final class VisitIndex {

    private static final long[] NOBODY = {};

    private final Duration halfLife;
    private final Long2ObjectOpenHashMap<DecayedVisits> before = new Long2ObjectOpenHashMap<>();
    // INVARIANT: for each item those before which it stands in the map above.
    private final Long2ObjectOpenHashMap<LongOpenHashSet> followers = new Long2ObjectOpenHashMap<>();
    // The same as of the last refresh, ascending. The arrays are never changed.
    private final Long2ObjectOpenHashMap<long[]> after = new Long2ObjectOpenHashMap<>();
    private final LongOpenHashSet changedFollowers = new LongOpenHashSet();
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
        changed = true;
    }

    /** Forgets what was visited before an item, as a signal without a value asks. */
    public void remove(String itemId) {
        update(itemId, DecayedVisits.NONE);
    }

    /** What is known now. */
    public VisitSnapshot refresh() {
        if (!changed) {
            return snapshot;
        }
        for (long item : changedFollowers) {
            LongOpenHashSet now = followers.get(item);
            if (now == null) {
                after.remove(item);
            } else {
                long[] sorted = now.toLongArray();
                Arrays.sort(sorted);
                after.put(item, sorted);
            }
        }
        changedFollowers.clear();
        long newestMs = 0;
        for (DecayedVisits visits : before.values()) {
            newestMs = Math.max(newestMs, visits.asOfMs());
        }
        snapshot = new VisitSnapshot(before.clone(), after.clone(), newestMs, halfLife);
        changed = false;
        return snapshot;
    }

    private void join(long item, long follower) {
        followers.computeIfAbsent(item, none -> new LongOpenHashSet(2)).add(follower);
        changedFollowers.add(item);
    }

    private void leave(long item, long follower) {
        LongOpenHashSet known = followers.get(item);
        if (known != null && known.remove(follower) && known.isEmpty()) {
            followers.remove(item);
        }
        changedFollowers.add(item);
    }
}
