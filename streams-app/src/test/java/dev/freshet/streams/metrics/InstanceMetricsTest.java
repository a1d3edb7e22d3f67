package dev.freshet.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.encode.StepCache;
import dev.freshet.core.engine.Fallback;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.validation.RejectReason;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceMetricsTest {

    private final Counters counters = new Counters();
    private final StreamMeters meters = new StreamMeters(InstantSource.system());

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FALLBACKS", "DEAD_LETTERS"})
    void shouldShowEveryCounter(Counter counter) {
        try (InstanceMetrics metrics = new InstanceMetrics(meters, counters, new StepCache(0))) {
            counters.add(counter, 7);

            assertThat(metrics.scrape().lines()).contains(InstanceMetrics.nameOf(counter) + " 7.0");
        }
    }

    @Test
    void shouldShowFallbacksByTheirCauseAndDeadLettersByTheirReason() {
        try (InstanceMetrics metrics = new InstanceMetrics(meters, counters, new StepCache(0))) {
            counters.addFallback(Fallback.NO_MODEL);
            counters.addDeadLetter(RejectReason.NULL_KEY);

            assertThat(metrics.scrape().lines())
                    .contains(
                            "freshet_fallbacks_total{cause=\"NO_MODEL\"} 1.0",
                            "freshet_fallbacks_total{cause=\"NO_CONSENT\"} 0.0",
                            "freshet_dead_letters_total{reason=\"NULL_KEY\"} 1.0",
                            "freshet_dead_letters_total{reason=\"NO_ITEM\"} 0.0");
        }
    }

    @Test
    void shouldKeepTheMetricsOfOneKindOfStore() {
        try (InstanceMetrics metrics = new InstanceMetrics(meters, counters, new StepCache(0))) {
            String name = "kafka.stream.state.num.open.iterators";
            metrics.registry().gauge(name, Tags.of("in.memory.state.id", "pending-answers"), 1);
            metrics.registry().gauge(name, Tags.of("rocksdb.state.id", "user-state"), 2);

            assertThat(metrics.scrape())
                    .contains("kafka_stream_state_num_open_iterators{rocksdb_state_id=\"user-state\"} 2.0")
                    .doesNotContain("in_memory_state_id");
        }
    }

    @Test
    void shouldSayWhatACounterCounts() {
        try (InstanceMetrics metrics = new InstanceMetrics(meters, counters, new StepCache(0))) {
            assertThat(metrics.scrape()).contains("# HELP freshet_slates_total Slates sent");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "freshet_cache_hits_total 0.0",
                "freshet_cache_misses_total 0.0",
                "freshet_cache_stale_total 0.0",
                "freshet_cache_evictions_total 0.0",
                "freshet_cache_subjects 0.0",
                "freshet_cache_bytes 0.0",
                "process_cpu_time_ns_total",
                "process_uptime_seconds",
                "jvm_threads_allocated_bytes",
                "jvm_gc_memory_allocated_bytes_total",
                "jvm_memory_used_bytes{area=\"heap\""
            })
    void shouldShowCacheProcessAndJvm(String name) {
        try (InstanceMetrics metrics = new InstanceMetrics(meters, counters, new StepCache(0))) {
            assertThat(metrics.scrape().lines()).anyMatch(line -> line.startsWith(name));
        }
    }
}
