package dev.freshet.streams.app;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.metrics.InstanceMetrics;
import dev.freshet.streams.metrics.RecentAnswers;
import dev.freshet.streams.metrics.Restorations;
import dev.freshet.streams.query.StreamsQueries;
import dev.freshet.streams.topics.TopicAdmin;
import dev.freshet.streams.topics.TopicCheck;
import dev.freshet.streams.validation.KeyPlacement;
import dev.freshet.streams.world.ModelStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running instance. */
public final class FreshetRuntime implements AutoCloseable {

    /** Longest that {@link #close} waits for what is under way; whoever kills the process has to wait longer. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(FreshetRuntime.class);
    private static final long READY_POLL_MS = 20;
    private static final long ANSWERS_TICK_SECONDS = 5;

    private final ConfiguredApp app;
    private final SharedRocksDb memory;
    private final Listening listening;
    private final KafkaStreams streams;
    private final StreamsQueries queries;
    private final InstanceMetrics metrics;
    private final Restorations restorations = new Restorations(InstantSource.system());
    private final RecentAnswers answers;
    private final InstanceApi api;
    private final ScheduledExecutorService refresher;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean hasRun;
    private final AtomicBoolean closing = new AtomicBoolean();

    private FreshetRuntime(ConfiguredApp app, KeyPlacement placement) {
        this.app = app;
        this.listening = Listening.of(app.config());
        this.memory = new SharedRocksDb(app.config().state());
        Topology topology = app.topology(placement);
        this.streams = new KafkaStreams(topology, properties(app.config(), memory, listening.advertised()));
        this.queries = new StreamsQueries(app.config(), streams, app.progress(), placement, listening.advertised());
        this.metrics = new InstanceMetrics(app.meters(), app.counters(), app.cache());
        this.answers = new RecentAnswers(app.meters());
        StatusReport report = new StatusReport(
                app,
                answers,
                restorations,
                listening::advertised,
                this::health,
                streams::metrics,
                InstantSource.system());
        try {
            this.api = InstanceApi.start(app, listening, topology.describe(), queries, metrics, report, this::health);
        } catch (OperatorError e) {
            metrics.close();
            queries.close();
            streams.close();
            memory.close();
            throw e;
        }
        this.refresher = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "freshet-refresh");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Checks the topics and starts. Returns once the global tables are read; {@link #awaitReady} waits for the rest.
     *
     * @throws OperatorError if the broker, the topics or the port are not as they must be
     */
    public static FreshetRuntime start(FreshetConfig config) {
        return start(ConfiguredApp.of(config));
    }

    /** The same for an application that is put together already. */
    public static FreshetRuntime start(ConfiguredApp app) {
        FreshetConfig config = app.config();
        int partitions;
        try (TopicAdmin admin = TopicAdmin.connect(config)) {
            partitions = new TopicCheck(config, admin).requireUsable();
        }
        FreshetRuntime runtime = new FreshetRuntime(app, KeyPlacement.murmur2(partitions));
        runtime.run();
        return runtime;
    }

    private void run() {
        ReplacementBudget budget =
                new ReplacementBudget(app.config().errors(), () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        streams.setUncaughtExceptionHandler(
                new ThreadFailures(budget, app.config().errors().maxReplacements()));
        streams.setStateListener((now, before) -> {
            log.info("streams {}", now);
            if (now == KafkaStreams.State.RUNNING) {
                hasRun = true;
            }
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        StoreListeners stores =
                new StoreListeners(List.of(queries.restores(), restorations), List.of(queries.copies(), restorations));
        streams.setGlobalStateRestoreListener(stores);
        streams.setStandbyUpdateListener(stores);
        metrics.watch(streams);
        metrics.watch(
                () -> health().live(),
                () -> health().ready(),
                () -> app.world().model() instanceof ModelStatus.Refused,
                restorations,
                app.world()::catalogInService);
        try {
            streams.start();
        } catch (StreamsException | IllegalStateException e) {
            close();
            throw e;
        }
        long intervalMs = app.config().engine().refreshInterval().toMillis();
        ScheduledFuture<?> unused =
                refresher.scheduleWithFixedDelay(this::refresh, intervalMs, intervalMs, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> unusedToo = refresher.scheduleWithFixedDelay(
                answers::tick, ANSWERS_TICK_SECONDS, ANSWERS_TICK_SECONDS, TimeUnit.SECONDS);
        log.info("listening on {}:{}, known as {}", listening.http().host(), httpPort(), listening.advertised());
    }

    /**
     * Waits until the stores are read and a model is in service, if one is wanted.
     *
     * @throws OperatorError if that is not so in time, saying what is missing
     */
    public void awaitReady(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!health().ready()) {
            if (!health().live() || System.nanoTime() - deadline > 0) {
                throw new OperatorError("not ready within " + timeout.toSeconds() + " s: " + health().describe());
            }
            awaitEnd(Duration.ofMillis(READY_POLL_MS));
        }
    }

    /** Waits until the instance has stopped, by {@link #close} or by failure. True if it failed. */
    public boolean awaitFailure() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !closing.get();
    }

    public Health health() {
        return new Health(streams.state(), hasRun, app.world().model());
    }

    /** What this instance has done since its start. */
    public Counters counters() {
        return app.counters();
    }

    /** The port that HTTP is answered on. */
    public int httpPort() {
        return api.port();
    }

    /** Commits what is done and leaves; waits for that at most half a minute. May be called more than once. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        refresher.shutdownNow();
        // First, so that listeners come to their end in order while the threads come to theirs.
        api.letListenersGo();
        // To leave at once hands the partitions over (or back, after a restart) without waiting for the session's
        // time-out.
        boolean stopped = streams.close(
                CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        api.close();
        queries.close();
        metrics.close();
        if (!stopped) {
            // Threads may still use the model and the stores: their memory is left to the end of the process.
            log.warn("threads are still busy after {} s; leaving without them", CLOSE_TIMEOUT.toSeconds());
            return;
        }
        app.world().close();
        memory.close();
    }

    private void refresh() {
        try {
            app.world().refresh();
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again, and the tables would stand still unnoticed.
            log.error("refreshing failed; stopping", e);
            Thread stopper = new Thread(streams::close, "freshet-stop");
            stopper.start();
        }
    }

    private void awaitEnd(Duration timeout) {
        try {
            if (ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("ended while waited for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorError("interrupted while waiting to be ready", e);
        }
    }

    private static Properties properties(FreshetConfig config, SharedRocksDb memory, String advertised) {
        Map<String, Object> all = StreamsProperties.of(config);
        all.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised);
        all.put("rocksdb.config.setter", SharedRocksDb.Setter.class.getName());
        all.put(SharedRocksDb.PROPERTY, memory);
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }
}
