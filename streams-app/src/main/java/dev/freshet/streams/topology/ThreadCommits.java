package dev.freshet.streams.topology;

import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** How often the thread of a task has committed, by its own metric: Kafka Streams has no callback that says so. */
final class ThreadCommits {

    private static final String STREAM_THREAD = "StreamThread";

    private ThreadCommits() {}

    /**
     * To be asked on the thread that runs the task. Stays at 0 where that is no thread of Kafka Streams, as in a test driver.
     *
     * @throws IllegalStateException if a thread of Kafka Streams has no such metric: what was answered would wait for ever
     */
    static LongSupplier of(ProcessorContext<?, ?> context) {
        String thread = Thread.currentThread().getName();
        Map<MetricName, ? extends Metric> metrics = context.metrics().metrics();
        return metrics.entrySet().stream()
                .filter(metric -> isCommits(metric.getKey(), thread))
                .findFirst()
                .<LongSupplier>map(metric -> () -> ((Number) metric.getValue().metricValue()).longValue())
                .orElseGet(() -> none(thread));
    }

    private static LongSupplier none(String thread) {
        if (thread.contains(STREAM_THREAD)) {
            throw new IllegalStateException(
                    "thread " + thread + " has no metric commit-total in stream-thread-metrics");
        }
        return () -> 0;
    }

    private static boolean isCommits(MetricName name, String thread) {
        return name.name().equals("commit-total")
                && name.group().equals("stream-thread-metrics")
                && thread.equals(name.tags().get("thread-id"));
    }
}
