package dev.freshet.streams.metrics;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast events were answered in about the last minute, from the histogram of latencies as it was a minute ago and as it is. To be
 * told every few seconds that time passes. Safe for use by many threads.
 */
public final class RecentAnswers {

    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private record Snapshot(long atNanos, List<CountAtBucket> buckets, long count) {}

    /**
     * What was.
     *
     * @param perSecond answers
     * @param p50Ms median latency; empty where nothing was answered
     * @param p99Ms likewise; no more than the largest bucket's end
     */
    public record Recent(double perSecond, OptionalDouble p50Ms, OptionalDouble p99Ms) {}

    private final Timer latency;
    private final LongSupplier nanos;
    private final Deque<Snapshot> past = new ArrayDeque<>();

    RecentAnswers(Timer latency, LongSupplier nanos) {
        this.latency = latency;
        this.nanos = nanos;
        past.add(snapshot());
    }

    public RecentAnswers(StreamMeters meters) {
        this(meters.latency(), System::nanoTime);
    }

    /** Keeps what is, and forgets what is longer ago than is needed. */
    public synchronized void tick() {
        Snapshot now = snapshot();
        past.add(now);
        while (past.size() > 2 && now.atNanos - second().atNanos >= WINDOW_NANOS) {
            past.removeFirst();
        }
    }

    public synchronized Recent recent() {
        Snapshot from = past.getFirst();
        Snapshot to = snapshot();
        long count = to.count - from.count;
        double seconds = Math.max(1, to.atNanos - from.atNanos) / 1e9;
        return new Recent(count / seconds, quantile(0.5, from, to), quantile(0.99, from, to));
    }

    private Snapshot second() {
        return past.stream().skip(1).findFirst().orElseThrow();
    }

    private Snapshot snapshot() {
        return new Snapshot(nanos.getAsLong(), List.of(latency.takeSnapshot().histogramCounts()), latency.count());
    }

    /** As Prometheus' histogram_quantile has it: even within a bucket. */
    private static OptionalDouble quantile(double share, Snapshot from, Snapshot to) {
        long count = to.count - from.count;
        if (count <= 0) {
            return OptionalDouble.empty();
        }
        double wanted = share * count;
        double below = 0;
        double start = 0;
        for (int i = 0; i < to.buckets.size(); i++) {
            double upTo = to.buckets.get(i).count() - from.buckets.get(i).count();
            double end = to.buckets.get(i).bucket(TimeUnit.MILLISECONDS);
            if (upTo >= wanted && Double.isFinite(end)) {
                return OptionalDouble.of(start + (end - start) * (wanted - below) / Math.max(1, upTo - below));
            }
            below = upTo;
            start = Double.isFinite(end) ? end : start;
        }
        return OptionalDouble.of(start);
    }
}
