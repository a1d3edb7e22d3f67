package dev.freshet.core.encode;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keys and values of subjects, bounded by bytes; the least useful are given up first. It is no state: whatever is lost is
 * encoded again from the ring. Shared by all threads, but a subject is used by one at a time, its owner's.
 */
public final class StepCache {

    private final Cache<Key, CachedSubject> subjects;
    private final LongAdder hits = new LongAdder();
    private final LongAdder absent = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder evictions = new LongAdder();

    /** @param maxBytes of the heap, about; 0 remembers nobody */
    public StepCache(long maxBytes) {
        // In the caller's thread: eviction is a few pointers, and a full cache must not wait for a busy pool.
        this.subjects = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Key key, CachedSubject subject) -> subject.bytes())
                .executor(Runnable::run)
                .evictionListener((key, subject, cause) -> count(cause))
                .build();
    }

    /**
     * What happened since the start.
     *
     * @param hits encodes that took steps only
     * @param absent full encodes of subjects that were not remembered
     * @param stale full encodes of subjects that were remembered otherwise than their ring now is
     * @param evictions subjects given up for want of room
     * @param subjects remembered now
     * @param bytes held now, about
     */
    public record Statistics(long hits, long absent, long stale, long evictions, long subjects, long bytes) {}

    /** Exact but for calls that are under way. */
    public Statistics statistics() {
        long bytes = subjects.policy()
                .eviction()
                .flatMap(bound -> bound.weightedSize().stream().boxed().findFirst())
                .orElse(0L);
        return new Statistics(hits.sum(), absent.sum(), stale.sum(), evictions.sum(), subjects.estimatedSize(), bytes);
    }

    /** Forgets all subjects of an owner, such as a task that closes. */
    public void dropAll(String owner) {
        subjects.asMap().keySet().removeIf(key -> key.owner.equals(owner));
    }

    Optional<CachedSubject> find(String owner, String subject) {
        return Optional.ofNullable(subjects.getIfPresent(new Key(owner, subject)));
    }

    void put(String owner, String subject, CachedSubject cached) {
        subjects.put(new Key(owner, subject), cached);
    }

    void drop(String owner, String subject) {
        subjects.invalidate(new Key(owner, subject));
    }

    void countHit() {
        hits.increment();
    }

    void countMiss(boolean wasStale) {
        (wasStale ? stale : absent).increment();
    }

    private void count(RemovalCause cause) {
        if (cause.wasEvicted()) {
            evictions.increment();
        }
    }

    private record Key(String owner, String subject) {}
}
