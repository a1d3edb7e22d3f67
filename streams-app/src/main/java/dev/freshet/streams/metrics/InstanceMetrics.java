package dev.freshet.streams.metrics;

import com.sun.management.ThreadMXBean;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.encode.StepCache;
import dev.freshet.core.encode.StepCache.Statistics;
import dev.freshet.core.engine.Fallback;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.counters.Tally;
import dev.freshet.streams.validation.RejectReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
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

    /** Partitions come with metrics of their own, which are found by looking. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final PrometheusMeterRegistry registry;
    private final Deque<AutoCloseable> binders = new ConcurrentLinkedDeque<>();

    /**
     * Of everything but Kafka Streams.
     *
     * @param meters whose registry the rest joins; not those of another instance
     */
    public InstanceMetrics(StreamMeters meters, Counters counters, StepCache cache) {
        registry = meters.registry();
        for (Counter counter : Counter.values()) {
            switch (counter) {
                case FALLBACKS -> byKind(counter, "cause", Fallback.values(), counters.fallbacks());
                case DEAD_LETTERS -> byKind(counter, "reason", RejectReason.values(), counters.deadLetters());
                default ->
                    FunctionCounter.builder(meterName(counter), counters, all -> all.get(counter))
                            .description(counter.description())
                            .register(registry);
            }
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

    /**
     * Adds how the instance is.
     *
     * @param live as {@code /health/live} says
     * @param ready as {@code /health/ready} says
     * @param refused whether the model that is wanted cannot be used
     * @param catalog what is sold at present
     */
    public void watch(
            BooleanSupplier live,
            BooleanSupplier ready,
            BooleanSupplier refused,
            Restorations restorations,
            Supplier<Catalog> catalog) {
        flag("live", "Whether waiting can help, 0 or 1; if not, the process is to be started anew", live);
        flag("ready", "Whether the stores are read and a model is in service, 0 or 1", ready);
        flag("model.refused", "Whether the wanted bundle cannot be used, 0 or 1", refused);
        gauge(
                "restoring.stores",
                "Stores that are being read from their changelogs",
                restorations,
                all -> all.running().size());
        gauge("restoring.records", "Records that they have to go", restorations, Restorations::remaining);
        gauge("restoring.seconds", "How long the longest of them has run", restorations, Restorations::longestSeconds);
        gauge(
                "standby.records",
                "Records that copies of others' stores are behind",
                restorations,
                all -> all.standbys().stream()
                        .mapToLong(Restorations.Standby::behind)
                        .sum());
        gauge(
                "available.items",
                "Items of the catalog that can be bought",
                new AvailableItems(catalog),
                AvailableItems::count);
    }

    /** Adds what Kafka Streams and its clients measure. */
    public void watch(KafkaStreams streams) {
        ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "freshet-metrics");
            thread.setDaemon(true);
            return thread;
        });
        binders.push(looker::shutdownNow);
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams, Tags.empty(), looker, LOOK_EVERY);
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

    private <K extends Enum<K>> void byKind(Counter counter, String tag, K[] kinds, Tally<K> tally) {
        for (K kind : kinds) {
            FunctionCounter.builder(meterName(counter), tally, all -> all.get(kind))
                    .description(counter.description())
                    .tag(tag, kind.name())
                    .register(registry);
        }
    }

    private void flag(String name, String description, BooleanSupplier holds) {
        gauge(name, description, holds, flag -> flag.getAsBoolean() ? 1 : 0);
    }

    private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> figure) {
        Gauge.builder(OURS + name, of, figure)
                .description(description)
                .strongReference(true)
                .register(registry);
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
