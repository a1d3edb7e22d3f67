package dev.freshet.streams.metrics;

import com.sun.management.ThreadMXBean;
import dev.freshet.core.encode.StepCache;
import dev.freshet.core.encode.StepCache.Statistics;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics of an instance: its counts, its process, its JVM, and those of Kafka Streams. Names of ours start with {@code
 * freshet_} and are kept: dashboards and alerts rest on them. Safe for use by many threads.
 */
public final class InstanceMetrics implements AutoCloseable {

    /** The content type of {@link #scrape}. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Logger log = LoggerFactory.getLogger(InstanceMetrics.class);
    private static final String OURS = "freshet.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<AutoCloseable> binders = new ConcurrentLinkedDeque<>();

    /** Of everything but Kafka Streams. */
    public InstanceMetrics(Counters counters, StepCache cache) {
        // Prometheus takes one set of tags a name, and Kafka Streams tags stores by their kind. What is kept is
        // RocksDB's.
        registry.config().meterFilter(MeterFilter.deny(InstanceMetrics::isOfAStoreInMemory));
        for (Counter counter : Counter.values()) {
            FunctionCounter.builder(meterName(counter), counters, all -> all.get(counter))
                    .description(counter.description())
                    .register(registry);
        }
        counter(cache, "hits", "Encodes that took steps only", Statistics::hits);
        counter(cache, "misses", "Encodes of a whole ring", statistics -> statistics.absent() + statistics.stale());
        counter(
                cache,
                "stale",
                "Misses of subjects that were remembered otherwise than their ring now is",
                Statistics::stale);
        counter(cache, "evictions", "Subjects given up for want of room", Statistics::evictions);
        gauge(cache, "subjects", "Subjects remembered", Statistics::subjects);
        gauge(cache, "bytes", "Heap held for them, about", Statistics::bytes);
        Gauge.builder("jvm.threads.allocated", InstanceMetrics::allocatedByThreads)
                .description("Bytes that the living threads have allocated on the heap")
                .baseUnit("bytes")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        JvmGcMetrics gc = new JvmGcMetrics();
        gc.bindTo(registry);
        binders.push(gc);
    }

    /** Adds what Kafka Streams and its clients measure. */
    public void watch(KafkaStreams streams) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(registry);
        binders.push(metrics);
    }

    /** Everything as it is now, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape(CONTENT_TYPE);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** What a counter is called in Prometheus' text format. */
    public static String nameOf(Counter counter) {
        return meterName(counter).replace('.', '_') + "_total";
    }

    /** To be called after Kafka Streams is closed. What cannot be closed is logged: others have to close behind it. */
    @Override
    public void close() {
        binders.forEach(InstanceMetrics::closeOrLog);
        registry.close();
    }

    private void counter(StepCache cache, String name, String description, ToLongFunction<Statistics> figure) {
        FunctionCounter.builder(OURS + "cache." + name, cache, of -> figure.applyAsLong(of.statistics()))
                .description(description)
                .register(registry);
    }

    private void gauge(StepCache cache, String name, String description, ToLongFunction<Statistics> figure) {
        Gauge.builder(OURS + "cache." + name, cache, of -> figure.applyAsLong(of.statistics()))
                .description(description)
                .register(registry);
    }

    private static boolean isOfAStoreInMemory(Meter.Id id) {
        return id.getTag("in.memory.state.id") != null;
    }

    private static String meterName(Counter counter) {
        return OURS + counter.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static double allocatedByThreads() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = threads.getThreadAllocatedBytes(threads.getAllThreadIds());
        return Arrays.stream(bytes).filter(each -> each > 0).sum();
    }

    private static void closeOrLog(AutoCloseable binder) {
        try {
            binder.close();
        } catch (Exception e) {
            log.warn("a binder of metrics cannot be closed", e);
        }
    }
}
