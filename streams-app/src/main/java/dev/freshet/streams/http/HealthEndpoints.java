package dev.freshet.streams.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.function.Supplier;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}: for the platform, so no token is asked for. */
public final class HealthEndpoints {

    private final Supplier<Probe> live;
    private final Supplier<Probe> ready;
    private final Supplier<String> metrics;
    private final String metricsType;

    /**
     * Endpoints of an instance.
     *
     * @param live whether waiting can help; if not, the process is to be started anew
     * @param ready whether requests may come
     * @param metrics all of them, as text of the given type
     */
    public HealthEndpoints(Supplier<Probe> live, Supplier<Probe> ready, Supplier<String> metrics, String metricsType) {
        this.live = live;
        this.ready = ready;
        this.metrics = metrics;
        this.metricsType = metricsType;
    }

    /**
     * One probe's answer.
     *
     * @param ok which makes 200 or 503 of it
     * @param detail one line for people
     */
    public record Probe(boolean ok, String detail) {}

    /**
     * As it is sent.
     *
     * @param status UP or DOWN
     */
    public record View(String status, String detail) {}

    public List<Operation> operations() {
        return List.of(
                probe("/health/live", "healthLive", "Whether the process is alive; if not, start it anew", live),
                probe(
                        "/health/ready",
                        "healthReady",
                        "Whether the stores are read and a model is in service, if one is wanted",
                        ready),
                Operation.get("/metrics", "metrics")
                        .summary("What the instance does, in Prometheus' text format")
                        .scope(Scope.PUBLIC)
                        .gives(200, metricsType, "all metrics")
                        .by(context -> context.contentType(metricsType).result(metrics.get())));
    }

    private static Operation probe(String path, String id, String summary, Supplier<Probe> probe) {
        return Operation.get(path, id)
                .summary(summary)
                .scope(Scope.PUBLIC)
                .gives(200, View.class, "it is")
                .gives(503, View.class, "it is not, and why")
                .by(context -> answer(context, probe.get()));
    }

    private static void answer(Context context, Probe probe) {
        context.status(probe.ok() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        context.json(new View(probe.ok() ? "UP" : "DOWN", probe.detail()));
    }
}
