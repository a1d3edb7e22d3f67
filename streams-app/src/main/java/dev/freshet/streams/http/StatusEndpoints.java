package dev.freshet.streams.http;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/status}: how the instance is and what it has done, for the console and for people. */
public final class StatusEndpoints {

    private final Supplier<Status> status;

    /** @param status as it is when asked */
    public StatusEndpoints(Supplier<Status> status) {
        this.status = status;
    }

    /**
     * One instance.
     *
     * @param instance host and port by which others know it
     * @param streams the state of Kafka Streams, such as RUNNING
     * @param ready whether the stores are read and a model is in service, or none is wanted
     * @param answers how fast events were answered in about the last minute
     * @param counts what happened since the start, by the counters' names in camelCase; work of aborted transactions included
     * @param fallbacks slates that the model did not rank, by cause; only causes that occurred
     * @param deadLetters records that were not taken, by reason; only reasons that occurred
     * @param lag of the partitions of user-events that this instance reads
     * @param restoring stores that are being read before their tasks run; empty when all is well
     * @param standbys copies of others' stores
     */
    public record Status(
            String instance,
            Instant startedAt,
            long uptimeSeconds,
            String streams,
            boolean ready,
            Model model,
            Answers answers,
            Cache cache,
            Slates slates,
            Map<String, Long> counts,
            Map<String, Long> fallbacks,
            Map<String, Long> deadLetters,
            List<Lag> lag,
            List<Restoring> restoring,
            List<Standby> standbys) {

        public Status {
            counts = sorted(counts);
            fallbacks = sorted(fallbacks);
            deadLetters = sorted(deadLetters);
            lag = List.copyOf(lag);
            restoring = List.copyOf(restoring);
            standbys = List.copyOf(standbys);
        }

        private static Map<String, Long> sorted(Map<String, Long> byName) {
            return Collections.unmodifiableMap(new TreeMap<>(byName));
        }
    }

    /**
     * Where the model stands.
     *
     * @param state NONE_WANTED, LOADING, SERVING or REFUSED
     * @param version the wanted one
     * @param serving the one in service while that is another
     * @param problem why the wanted one is refused
     */
    public record Model(
            String state,
            @Nullable String version,
            @Nullable String serving,
            @Nullable String problem) {}

    /**
     * Speed.
     *
     * @param p50Ms from an event's record timestamp to its slate being sent, estimated from a histogram; absent where nothing was
     *     answered
     */
    public record Answers(
            double perSecond,
            @Nullable Double p50Ms,
            @Nullable Double p99Ms) {}

    /**
     * The cache of subjects' pasts.
     *
     * @param hitRate share of encodes that took steps only, since the start; absent before the first
     */
    public record Cache(@Nullable Double hitRate, long subjects, long bytes) {}

    /**
     * What slates are like; estimates.
     *
     * @param hitRate share of slates of which the next event took an item; absent before the first is judged
     * @param coverageLastHour share of the items that can be bought that were on slates in the last hour; absent without items
     * @param coverage the same since the start
     */
    public record Slates(
            @Nullable Double hitRate,
            @Nullable Double coverageLastHour,
            @Nullable Double coverage) {}

    /**
     * What is waiting.
     *
     * @param records between the last one read and the end of the partition
     */
    public record Lag(int partition, long records) {}

    /**
     * A store that is being read from its changelog.
     *
     * @param records that there were when it began
     * @param remaining of them
     */
    public record Restoring(String store, int partition, long records, long remaining, Instant since) {}

    /**
     * A copy of a store.
     *
     * @param behind records of the changelog not read yet
     */
    public record Standby(String store, int partition, long behind) {}

    public List<Operation> operations() {
        return List.of(Operation.get("/v1/status", "status")
                .summary(
                        "How this instance is: rate, latency, lag, caches, fallbacks, dead letters, model, restoration")
                .gives(200, Status.class, "as it is now; of this instance alone")
                .by(context -> context.json(status.get())));
    }
}
