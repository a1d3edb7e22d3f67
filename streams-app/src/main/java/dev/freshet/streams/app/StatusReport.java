package dev.freshet.streams.app;

import com.google.common.base.CaseFormat;
import dev.freshet.core.encode.StepCache;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.http.StatusEndpoints.Answers;
import dev.freshet.streams.http.StatusEndpoints.Cache;
import dev.freshet.streams.http.StatusEndpoints.Lag;
import dev.freshet.streams.http.StatusEndpoints.Model;
import dev.freshet.streams.http.StatusEndpoints.Restoring;
import dev.freshet.streams.http.StatusEndpoints.Slates;
import dev.freshet.streams.http.StatusEndpoints.Standby;
import dev.freshet.streams.http.StatusEndpoints.Status;
import dev.freshet.streams.metrics.AvailableItems;
import dev.freshet.streams.metrics.RecentAnswers;
import dev.freshet.streams.metrics.Restorations;
import dev.freshet.streams.topics.TopicNames;
import dev.freshet.streams.world.ModelStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/** What an instance says of itself, gathered when asked. */
final class StatusReport {

    private final ConfiguredApp app;
    private final RecentAnswers answers;
    private final Restorations restorations;
    private final Supplier<String> instance;
    private final Supplier<Health> health;
    private final Supplier<? extends Map<MetricName, ? extends Metric>> kafka;
    private final AvailableItems sold;
    private final InstantSource clock;
    private final Instant startedAt;

    /**
     * A report of an instance that starts now.
     *
     * @param instance host and port
     * @param kafka the metrics of Kafka Streams and its clients
     */
    StatusReport(
            ConfiguredApp app,
            RecentAnswers answers,
            Restorations restorations,
            Supplier<String> instance,
            Supplier<Health> health,
            Supplier<? extends Map<MetricName, ? extends Metric>> kafka,
            InstantSource clock) {
        this.app = app;
        this.answers = answers;
        this.restorations = restorations;
        this.instance = instance;
        this.health = health;
        this.kafka = kafka;
        this.sold = new AvailableItems(app.world()::catalogInService);
        this.clock = clock;
        this.startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Status now() {
        Health current = health.get();
        Counters counters = app.counters();
        return new Status(
                instance.get(),
                startedAt,
                Duration.between(startedAt, clock.instant()).toSeconds(),
                current.streams().name(),
                current.ready(),
                model(current.model()),
                answers(answers.recent()),
                cache(app.cache().statistics()),
                slates(),
                counts(counters),
                byName(counters.fallbacks().nonZero()),
                byName(counters.deadLetters().nonZero()),
                ConsumerLag.of(kafka.get(), userEvents(app.config())).entrySet().stream()
                        .map(each -> new Lag(each.getKey(), each.getValue()))
                        .toList(),
                restorations.running().stream()
                        .map(each -> new Restoring(
                                each.store(), each.partition(), each.records(), each.remaining(), each.since()))
                        .toList(),
                restorations.standbys().stream()
                        .map(each -> new Standby(each.store(), each.partition(), each.behind()))
                        .toList());
    }

    private static String userEvents(FreshetConfig config) {
        return TopicNames.of(config).userEvents();
    }

    private static Model model(ModelStatus status) {
        if (status instanceof ModelStatus.Serving serving) {
            return new Model("SERVING", serving.pointer().version(), null, null);
        }
        if (status instanceof ModelStatus.Loading loading) {
            return new Model("LOADING", loading.pointer().version(), null, null);
        }
        if (status instanceof ModelStatus.Refused refused) {
            return new Model(
                    "REFUSED",
                    refused.pointer().version(),
                    refused.stillServing().orElse(null),
                    refused.why());
        }
        return new Model("NONE_WANTED", null, null, null);
    }

    private static Answers answers(RecentAnswers.Recent recent) {
        return new Answers(recent.perSecond(), orNull(recent.p50Ms()), orNull(recent.p99Ms()));
    }

    private static Cache cache(StepCache.Statistics all) {
        long encodes = all.hits() + all.absent() + all.stale();
        return new Cache(share((double) all.hits(), encodes), all.subjects(), all.bytes());
    }

    private Slates slates() {
        long available = sold.count();
        double most = (double) available;
        return new Slates(
                share(
                        (double) app.counters().get(Counter.HIT_SLATES),
                        app.counters().get(Counter.JUDGED_SLATES)),
                share(Math.min(most, app.meters().itemsShownInTheLastHour()), available),
                share(Math.min(most, app.meters().itemsShown()), available));
    }

    private static Map<String, Long> counts(Counters counters) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Counter counter : Counter.values()) {
            counts.put(CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, counter.name()), counters.get(counter));
        }
        return counts;
    }

    private static Map<String, Long> byName(Map<? extends Enum<?>, Long> counts) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((kind, n) -> named.put(kind.name(), n));
        return named;
    }

    private static @Nullable Double share(double part, long whole) {
        return whole == 0 ? null : part / (double) whole;
    }

    private static @Nullable Double orNull(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }
}
