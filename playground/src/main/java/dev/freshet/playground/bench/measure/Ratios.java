package dev.freshet.playground.bench.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Variants of one run against each other; the last line. Null where one of the two was not measured.
 *
 * @param stepOverFullThroughput events a second
 * @param stepOverFloorThroughput events a second
 * @param stepCpuMicrosAboveFloor processor time of the application per event
 * @param fullCpuMicrosAboveFloor the same of the full encode
 * @param fullOverStepCpuAboveFloor the one by the other
 */
public record Ratios(
        @Nullable Double stepOverFullThroughput,
        @Nullable Double stepOverFloorThroughput,
        @Nullable Double stepCpuMicrosAboveFloor,
        @Nullable Double fullCpuMicrosAboveFloor,
        @Nullable Double fullOverStepCpuAboveFloor) {

    /** As on the line. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Line(Ratios ratios) {}

    public static Ratios of(List<Result> results) {
        double step = of(results, "step").map(Result::eventsPerSecond).orElse(Double.NaN);
        double stepCpu = of(results, "step").map(Result::cpuMicrosPerEvent).orElse(Double.NaN);
        double full = of(results, "full").map(Result::eventsPerSecond).orElse(Double.NaN);
        double fullCpu = of(results, "full").map(Result::cpuMicrosPerEvent).orElse(Double.NaN);
        double floor = of(results, "floor").map(Result::eventsPerSecond).orElse(Double.NaN);
        double floorCpu = of(results, "floor").map(Result::cpuMicrosPerEvent).orElse(Double.NaN);
        return new Ratios(
                Json.orNull(step / full),
                Json.orNull(step / floor),
                Json.orNull(stepCpu - floorCpu),
                Json.orNull(fullCpu - floorCpu),
                Json.orNull((fullCpu - floorCpu) / (stepCpu - floorCpu)));
    }

    public String line() {
        return Json.line(new Line(this));
    }

    private static Optional<Result> of(List<Result> results, String variant) {
        return results.stream()
                .filter(result -> result.variant().equals(variant))
                .findFirst();
    }
}
