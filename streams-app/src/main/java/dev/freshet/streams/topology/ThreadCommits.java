package dev.freshet.streams.topology;

import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** How often the thread of a task has committed, by its own metric: Kafka Streams has no callback that says so. */
final class ThreadCommits {

    private ThreadCommits() {}

    /** To be asked on the thread that runs the task. Stays at 0 where there is no such thread, as in a test driver. */
    static LongSupplier of(ProcessorContext<?, ?> context) {
        Map<MetricName, ? extends Metric> metrics = context.metrics().metrics();
        return metrics.entrySet().stream()
                .filter(metric -> isCommits(metric.getKey()))
                .findFirst()
                .<LongSupplier>map(metric -> () -> ((Number) metric.getValue().metricValue()).longValue())
                .orElse(() -> 0);
    }

    private static boolean isCommits(MetricName name) {
        return name.name().equals("commit-total")
                && name.group().equals("stream-thread-metrics")
                && Thread.currentThread().getName().equals(name.tags().get("thread-id"));
    }
}
