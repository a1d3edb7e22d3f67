package dev.freshet.streams.app;

import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.http.ConsoleEndpoints;
import dev.freshet.streams.http.EventEndpoints;
import dev.freshet.streams.http.HealthEndpoints;
import dev.freshet.streams.http.HttpServer;
import dev.freshet.streams.http.ItemEndpoints;
import dev.freshet.streams.http.LiveEndpoints;
import dev.freshet.streams.http.Operation;
import dev.freshet.streams.http.StatusEndpoints;
import dev.freshet.streams.http.SystemEndpoints;
import dev.freshet.streams.http.openapi.OpenApiEndpoint;
import dev.freshet.streams.http.subjects.SubjectEndpoints;
import dev.freshet.streams.ingest.Intake;
import dev.freshet.streams.live.LiveFeed;
import dev.freshet.streams.live.TopicSource;
import dev.freshet.streams.metrics.HttpMeters;
import dev.freshet.streams.metrics.InstanceMetrics;
import dev.freshet.streams.query.OnDemandSlates;
import dev.freshet.streams.query.SubjectQueries;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;

/** What an instance answers over HTTP, and the connections that takes. */
final class InstanceApi implements AutoCloseable {

    /** Each takes a thread of the server. */
    private static final int LIVE_LISTENERS = 16;
    /** About a second of a busy shop. */
    private static final int LIVE_QUEUE = 2_000;
    /** Well under the minute after which proxies give up. */
    private static final Duration LIVE_HEARTBEAT = Duration.ofSeconds(10);

    private final Intake intake;
    private final LiveFeed live;
    private final HttpServer server;

    private InstanceApi(Intake intake, LiveFeed live, HttpServer server) {
        this.intake = intake;
        this.live = live;
        this.server = server;
    }

    /**
     * What answers is asked when somebody asks.
     *
     * @param topology that runs
     * @throws dev.freshet.streams.OperatorError if it cannot listen
     */
    static InstanceApi start(
            ConfiguredApp app,
            Listening listening,
            TopologyDescription topology,
            SubjectQueries queries,
            InstanceMetrics metrics,
            StatusReport report,
            Supplier<Health> health) {
        FreshetConfig config = app.config();
        Intake intake = Intake.connect(config);
        LiveFeed live = new LiveFeed(
                new TopicSource(config, ReleasedSchemas.load(), Clock.systemUTC()), LIVE_LISTENERS, LIVE_QUEUE);
        List<Operation> operations = Stream.of(
                        health(health, metrics).operations(),
                        new SubjectEndpoints(
                                        queries,
                                        new OnDemandSlates(app.world(), app.slates(), app.recommender()),
                                        config)
                                .operations(),
                        new EventEndpoints(intake, config.input(), InstantSource.system()).operations(),
                        new ItemEndpoints(app.world(), intake, config.input(), app.policy()).operations(),
                        new SystemEndpoints(app.world(), topology).operations(),
                        new StatusEndpoints(report::now).operations(),
                        new LiveEndpoints(
                                        live,
                                        id -> app.world().catalogInService().item(id),
                                        LIVE_HEARTBEAT)
                                .operations(),
                        new ConsoleEndpoints().operations())
                .flatMap(List::stream)
                .toList();
        try {
            HttpServer server = HttpServer.start(
                    listening.http(), OpenApiEndpoint.added(operations), new HttpMeters(app.meters())::answered);
            return new InstanceApi(intake, live, server);
        } catch (RuntimeException e) {
            live.close();
            intake.close();
            throw e;
        }
    }

    int port() {
        return server.port();
    }

    /** Ends what is sent as it happens; to be called before {@link #close}, or the server waits for it. */
    void letListenersGo() {
        live.close();
    }

    @Override
    public void close() {
        live.close();
        server.close();
        intake.close();
    }

    private static HealthEndpoints health(Supplier<Health> health, InstanceMetrics metrics) {
        return new HealthEndpoints(
                () -> probe(health.get(), health.get().live()),
                () -> probe(health.get(), health.get().ready()),
                metrics::scrape,
                InstanceMetrics.CONTENT_TYPE);
    }

    private static HealthEndpoints.Probe probe(Health health, boolean ok) {
        return new HealthEndpoints.Probe(ok, health.describe());
    }
}
