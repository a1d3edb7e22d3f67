package dev.freshet.streams.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What a slate is.
 *
 * @param surface the place in the shop that the stream answers for, such as {@code home}
 * @param slateSize items of a slate; fewer where the policy leaves fewer
 * @param candidates items that each source may bring before ranking; more finds more and costs time
 * @param boughtWithinDays days during which a bought item is not recommended again unless it is repeatable; 0 allows
 *     it at once
 * @param explainEvents past events tried as reasons of a slate: the newest, the newest search, then the most recent; each
 *     costs one more encode
 * @param refreshInterval how often changes of catalog, popularity and model become visible to slates; a refresh copies
 *     the vectors of the whole catalog where that changed
 * @param coalesceAboveAge age of a record (this machine's clock less the record's timestamp, which is the producer's clock
 *     unless the topic says otherwise) above which its answer is put off, so that the waiting events of one subject share one
 *     answer, to the newest; by default each event has its own, however late
 * @param coalesceWait longest that an answer is put off while the lag lasts; more saves more and answers later
 */
public record EngineConfig(
        String surface,
        int slateSize,
        int candidates,
        int boughtWithinDays,
        int explainEvents,
        Duration refreshInterval,
        Optional<Duration> coalesceAboveAge,
        Duration coalesceWait) {

    public static final EngineConfig DEFAULT =
            new EngineConfig("home", 10, 200, 1, 4, Duration.ofMillis(250), Optional.empty(), Duration.ofSeconds(1));

    public EngineConfig {
        new Check()
                .notBlank("surface", surface)
                .between("slate-size", slateSize, 1, 500)
                .between("candidates", candidates, 1, 10_000)
                .that(candidates >= slateSize, "candidates", candidates, "give at least slate-size, " + slateSize)
                .between("bought-within-days", boughtWithinDays, 0, 3650)
                .between("explain-events", explainEvents, 0, 127)
                .between("refresh-interval", refreshInterval, Duration.ofMillis(10), Duration.ofHours(1))
                .between("coalesce-above-age", coalesceAboveAge, Duration.ofMillis(100), Duration.ofHours(1))
                .between("coalesce-wait", coalesceWait, Duration.ofMillis(10), Duration.ofMinutes(1))
                .done();
    }
}
