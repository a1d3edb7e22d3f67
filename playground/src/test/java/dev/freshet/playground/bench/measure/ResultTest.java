package dev.freshet.playground.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.playground.bench.process.AppStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldDivideWhatWasSpentByTheSlates() {
        Cost cost = Cost.between(reading(0, 0, 0, 0), reading(2, 1_000, 500, 900));

        assertThat(cost.eventsPerSecond()).isEqualTo(500);
        assertThat(cost.appCpuMicros()).isEqualTo(500);
        assertThat(cost.brokerCpuMicros()).isEqualTo(250);
        assertThat(cost.changelogBytes()).isEqualTo(4_000);
        assertThat(cost.allocatedBytes()).isEqualTo(8_000);
        assertThat(cost.slateBytes()).isEqualTo(900);
        assertThat(cost.cacheHitRate()).isEqualTo(0.9);
        assertThat(cost.threadCpuMicros()).containsExactly(Map.entry(7L, 300.0));
    }

    @Test
    void shouldBeginTheLineWithTheFiguresThatAreCompared() throws Exception {
        // Given
        Result result = result("floor", 5_000, 100);

        // When
        List<String> names = new ArrayList<>();
        JsonNode line = JSON.readTree(result.line());
        line.fieldNames().forEachRemaining(names::add);

        // Then
        assertThat(names)
                .startsWith(
                        "variant",
                        "guarantee",
                        "eventsPerSecond",
                        "p50Ms",
                        "p99Ms",
                        "p999Ms",
                        "cpuMicrosPerEvent",
                        "changelogBytesPerEvent",
                        "allocatedBytesPerEvent",
                        "rssMb",
                        "cacheHitRate",
                        "recallAt100");
        assertThat(line.get("p50Ms").asDouble()).isEqualTo(2.0);
        assertThat(line.get("recallAt100").isNull()).isTrue();
    }

    @Test
    void shouldCompareVariantsAndSayNullWhereOneIsMissing() throws Exception {
        // Given
        List<Result> both =
                List.of(result("floor", 8_000, 100), result("full", 500, 2_100), result("step", 5_000, 300));

        // When
        JsonNode all = JSON.readTree(Ratios.of(both).line()).get("ratios");
        JsonNode some = JSON.readTree(Ratios.of(both.subList(0, 2)).line()).get("ratios");

        // Then
        assertThat(all.get("stepOverFullThroughput").asDouble()).isEqualTo(10);
        assertThat(all.get("stepCpuMicrosAboveFloor").asDouble()).isEqualTo(200);
        assertThat(all.get("fullOverStepCpuAboveFloor").asDouble()).isEqualTo(10);
        assertThat(some.get("stepOverFullThroughput").isNull()).isTrue();
        assertThat(some.get("fullCpuMicrosAboveFloor").asDouble()).isEqualTo(2_000);
    }

    private static Result result(String variant, double eventsPerSecond, double cpuMicros) {
        Cost cost = new Cost(eventsPerSecond, cpuMicros, 0, 0, 0, 0, 0, 0, Double.NaN, 0, 0, Map.of());
        Histogram micros = new Histogram(3_600_000_000L, 5);
        micros.recordValue(2_000);
        return Result.of(variant, "exactly-once", cost, 1_000, micros, micros, -1, 0, Double.NaN, true);
    }

    private static Reading reading(long seconds, long slates, long appMillis, long slateBytesEach) {
        return new Reading(
                seconds * 1_000_000_000,
                slates,
                slates * slateBytesEach,
                Duration.ofMillis(appMillis),
                Duration.ofMillis(appMillis / 2),
                Duration.ZERO,
                new AppStats(
                        slates * 8_000,
                        0,
                        0,
                        slates * 4_000.0,
                        slates,
                        0,
                        slates,
                        0,
                        slates * 9,
                        slates,
                        "",
                        0,
                        Map.of(7L, appMillis * 600_000),
                        Map.of()));
    }
}
