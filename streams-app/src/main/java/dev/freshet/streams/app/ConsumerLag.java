package dev.freshet.streams.app;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** What waits in the partitions that this instance's consumers read, by their own metrics. */
final class ConsumerLag {

    private ConsumerLag() {}

    /**
     * Records between the last one read and the end, by partition.
     *
     * @param metrics of Kafka Streams and its clients
     */
    static Map<Integer, Long> of(Map<MetricName, ? extends Metric> metrics, String topic) {
        Map<Integer, Long> lags = new TreeMap<>();
        metrics.forEach((name, metric) -> {
            if (name.name().equals("records-lag")
                    && topic.equals(name.tags().get("topic"))
                    && metric.metricValue() instanceof Number lag
                    && Double.isFinite(lag.doubleValue())) {
                // While a partition moves between two threads of this instance, both have the metric.
                lags.merge(Integer.valueOf(name.tags().get("partition")), lag.longValue(), Math::max);
            }
        });
        return lags;
    }
}
