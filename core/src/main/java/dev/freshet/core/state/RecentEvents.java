package dev.freshet.core.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Hashes of the events accepted last, oldest first. Immutable. */
public final class RecentEvents {

    static final RecentEvents EMPTY = new RecentEvents(new long[0]);

    private final long[] hashes;

    /** Takes the array over. */
    RecentEvents(long[] hashes) {
        this.hashes = hashes;
    }

    public static RecentEvents of(long... eventHashes) {
        return new RecentEvents(eventHashes.clone());
    }

    public int length() {
        return hashes.length;
    }

    /** {@link dev.freshet.core.Hashes#event} of an event. */
    public long get(int i) {
        return hashes[i];
    }

    public boolean contains(long eventHash) {
        for (long hash : hashes) {
            if (hash == eventHash) {
                return true;
            }
        }
        return false;
    }

    /** With one more event; the oldest is forgotten where there are more than {@link SubjectRow#RECENT_EVENTS}. */
    RecentEvents with(long eventHash) {
        int kept = Math.min(hashes.length, SubjectRow.RECENT_EVENTS - 1);
        long[] next = last(kept, 1);
        next[kept] = eventHash;
        return new RecentEvents(next);
    }

    /** The last n hashes, with room behind them. */
    long[] last(int n, int room) {
        long[] kept = new long[n + room];
        System.arraycopy(hashes, hashes.length - n, kept, 0, n);
        return kept;
    }

    /** Whether the hashes from i on are the first of others. */
    boolean startsFrom(int i, RecentEvents next) {
        int length = hashes.length - i;
        return length <= next.hashes.length && Arrays.equals(hashes, i, hashes.length, next.hashes, 0, length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecentEvents that && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return Arrays.toString(hashes);
    }
}
