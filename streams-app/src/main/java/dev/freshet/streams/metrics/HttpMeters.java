package dev.freshet.streams.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;

/** Rate, errors and duration of requests. Safe for use by many threads. */
public final class HttpMeters {

    static final String REQUESTS = "freshet.http.requests";

    private static final Duration[] BUCKETS = LongStream.of(
                    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Meter.MeterProvider<Timer> requests;

    public HttpMeters(StreamMeters meters) {
        this(meters.registry());
    }

    private HttpMeters(MeterRegistry registry) {
        requests = Timer.builder(REQUESTS)
                .description("Requests and what they took, by operation and class of status")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(registry);
    }

    /**
     * Takes note of a request that was answered.
     *
     * @param operation its id, of which there are few
     * @param status of HTTP
     */
    public void answered(String operation, int status, Duration took) {
        requests.withTags(Tags.of("operation", operation, "status", status / 100 + "xx"))
                .record(took);
    }
}
