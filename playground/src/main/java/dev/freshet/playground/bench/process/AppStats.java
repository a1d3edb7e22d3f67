package dev.freshet.playground.bench.process;

import java.util.Map;

/**
 * What the application says of itself, all since its start.
 *
 * @param allocatedBytes by the threads that are alive
 * @param gcMillis time in collections
 * @param heapBytes in use now
 * @param changelogBytes sent to the changelog of the rows
 * @param changelogRecords sent there
 * @param commits transactions (or offset commits) of the stream threads
 * @param slates made, work of aborted transactions included
 * @param fallbacks those of them without a model
 * @param cacheHits steps; 0 without a cache
 * @param cacheMisses full encodes beside them
 * @param model version in service; empty before the first
 * @param compileMillis time in which methods were compiled
 * @param threadCpuNanos processor time of each thread that is alive, by its id; the JVM's own are not among them
 * @param standbyLags records that each partition of the rows' changelog is behind where this instance keeps a copy, by partition
 */
public record AppStats(
        long allocatedBytes,
        long gcMillis,
        long heapBytes,
        double changelogBytes,
        double changelogRecords,
        double commits,
        long slates,
        long fallbacks,
        long cacheHits,
        long cacheMisses,
        String model,
        long compileMillis,
        Map<Long, Long> threadCpuNanos,
        Map<Integer, Long> standbyLags) {

    public AppStats {
        threadCpuNanos = Map.copyOf(threadCpuNanos);
        standbyLags = Map.copyOf(standbyLags);
    }
}
