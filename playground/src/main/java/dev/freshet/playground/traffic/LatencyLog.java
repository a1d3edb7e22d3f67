package dev.freshet.playground.traffic;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Times from an event's append at the broker to a reader's receipt of its answer, in ms of the one clock that broker and
 * reader share. The two ends may be reported in either order. Belongs to one thread.
 */
final class LatencyLog {

    private static final long LONGEST_MS = 3_600_000;
    private static final int DIGITS = 3;

    /** Where an event lies. */
    private record Position(TopicPartition partition, long offset) {}

    private final Map<Position, Long> appended = new HashMap<>();
    private final Map<Position, Long> received = new HashMap<>();
    private final Histogram millis = new Histogram(LONGEST_MS, DIGITS);

    void appended(TopicPartition partition, long offset, long atMs) {
        Position position = new Position(partition, offset);
        @Nullable Long receipt = received.remove(position);
        if (receipt == null) {
            appended.put(position, atMs);
        } else {
            record(atMs, receipt);
        }
    }

    void received(TopicPartition partition, long offset, long atMs) {
        Position position = new Position(partition, offset);
        @Nullable Long append = appended.remove(position);
        if (append == null) {
            received.put(position, atMs);
        } else {
            record(append, atMs);
        }
    }

    long percentile(double percent) {
        return millis.getTotalCount() == 0 ? 0 : millis.getValueAtPercentile(percent);
    }

    private void record(long fromMs, long toMs) {
        millis.recordValue(Math.max(0, Math.min(LONGEST_MS, toMs - fromMs)));
    }
}
