package dev.freshet.core.state;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * Everything that is kept of one subject. Immutable; {@link RowUpdater} makes the next one, {@link RowCodec} the bytes.
 *
 * @param ring the last {@link #RING} slots, oldest first; known times never descend
 * @param purchases the last {@link #PURCHASES} distinct items bought, the most recently bought last
 * @param queries the last {@link #QUERIES} searches as typed, oldest first
 * @param seen the last {@link #SEEN} distinct items shown or clicked, the most recent last
 * @param profile figures about the whole life
 * @param recentEvents {@link dev.freshet.core.Hashes#event} of the last {@link #RECENT_EVENTS} accepted events, oldest first
 * @param offset input offset of the last event applied, -1 before the first
 * @param embedding the trunk's output for this ring, where a model has encoded it
 */
public record SubjectRow(
        Ring ring,
        Purchases purchases,
        ImmutableList<RecentQuery> queries,
        SeenItems seen,
        Profile profile,
        RecentEvents recentEvents,
        long offset,
        Optional<Embedding> embedding) {

    /** What a two-layer trunk with a window of 64 can see: 2 * 63 + 1. */
    public static final int RING = 127;

    public static final int PURCHASES = 128;
    public static final int QUERIES = 4;
    public static final int SEEN = 64;

    /** An event id that comes again within so many accepted events is a duplicate. */
    public static final int RECENT_EVENTS = 128;

    /** The row of a subject that has done nothing yet. */
    public static final SubjectRow EMPTY = new SubjectRow(
            Ring.EMPTY,
            Purchases.EMPTY,
            ImmutableList.of(),
            SeenItems.EMPTY,
            Profile.EMPTY,
            RecentEvents.EMPTY,
            -1,
            Optional.empty());

    public SubjectRow {
        requireAtMost("ring", ring.size(), RING);
        requireAtMost("purchases", purchases.size(), PURCHASES);
        requireAtMost("queries", queries.size(), QUERIES);
        requireAtMost("seen", seen.size(), SEEN);
        requireAtMost("recentEvents", recentEvents.length(), RECENT_EVENTS);
    }

    /** The same row with the embedding that a model made of its ring. */
    public SubjectRow withEmbedding(Embedding made) {
        return new SubjectRow(ring, purchases, queries, seen, profile, recentEvents, offset, Optional.of(made));
    }

    /** The same row with another ring, which no model has encoded. */
    public SubjectRow withRing(Ring other) {
        return new SubjectRow(other, purchases, queries, seen, profile, recentEvents, offset, Optional.empty());
    }

    SubjectRow withoutEmbedding() {
        return new SubjectRow(ring, purchases, queries, seen, profile, recentEvents, offset, Optional.empty());
    }

    private static void requireAtMost(String field, int size, int limit) {
        if (size > limit) {
            throw new IllegalArgumentException(field + " holds " + size + "; at most " + limit + " are kept");
        }
    }
}
