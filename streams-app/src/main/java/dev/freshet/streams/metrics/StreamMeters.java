package dev.freshet.streams.metrics;

import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What is measured of events on their way, beside what is counted. Safe for use by many threads. */
public final class StreamMeters {

    static final String LATENCY = "freshet.answer.latency";
    static final String STAGES = "freshet.stage";

    private static final Duration[] LATENCY_BUCKETS = millis(
            1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 30_000,
            60_000);

    private static final Duration[] STAGE_BUCKETS =
            micros(5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource clock;
    private final Timer latency;
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Coverage coverage = new Coverage();

    /** @param clock this machine's, which latencies are taken by */
    public StreamMeters(InstantSource clock) {
        this.clock = clock;
        // Before the first meter. Prometheus takes one set of tags a name, and Kafka Streams tags stores by their kind:
        // what
        // is kept is RocksDB's.
        registry.config().meterFilter(MeterFilter.deny(StreamMeters::isOfAStoreInMemory));
        this.latency = Timer.builder(LATENCY)
                .description("From an event's record timestamp to its slate being handed to the producer")
                .serviceLevelObjectives(LATENCY_BUCKETS)
                .register(registry);
        for (Stage stage : Stage.values()) {
            stages.put(stage, timer(stage));
        }
        shownItems("start", Coverage::sinceStart);
        shownItems("hour", seen -> seen.lastHour(clock.millis()));
    }

    /** For one task. */
    public EventWatch watch() {
        return new EventWatch(stages, System::nanoTime);
    }

    /**
     * Takes note of a slate that was sent.
     *
     * @param recordMs timestamp of the record that it answers, ms since 1970 UTC
     */
    public void answered(Slate slate, long recordMs) {
        long nowMs = clock.millis();
        latency.record(Math.max(0, nowMs - recordMs), TimeUnit.MILLISECONDS);
        List<SlateItem> items = slate.items();
        for (int i = 0; i < items.size(); i++) {
            coverage.add(items.get(i).itemId(), nowMs);
        }
    }

    /** Items that were on slates in the last hour, about. */
    public double itemsShownInTheLastHour() {
        return coverage.lastHour(clock.millis());
    }

    /** Items that were on slates since the start, about. */
    public double itemsShown() {
        return coverage.sinceStart();
    }

    Timer latency() {
        return latency;
    }

    /** Where the rest of the instance's metrics join. */
    PrometheusMeterRegistry registry() {
        return registry;
    }

    private Timer timer(Stage stage) {
        return Timer.builder(STAGES)
                .description("What a stage of an event takes, in one event of " + EventWatch.ONE_IN)
                .tag("stage", stage.tag())
                .serviceLevelObjectives(STAGE_BUCKETS)
                .register(registry);
    }

    private void shownItems(String window, ToDoubleFunction<Coverage> items) {
        Gauge.builder("freshet.shown.items", coverage, items)
                .description("Different items that were on slates; an estimate")
                .tag("window", window)
                .register(registry);
    }

    private static Duration[] millis(long... each) {
        return Arrays.stream(each).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    private static Duration[] micros(long... each) {
        return Arrays.stream(each).mapToObj(n -> Duration.ofNanos(n * 1_000)).toArray(Duration[]::new);
    }

    private static boolean isOfAStoreInMemory(Meter.Id id) {
        return id.getTag("in.memory.state.id") != null;
    }
}
