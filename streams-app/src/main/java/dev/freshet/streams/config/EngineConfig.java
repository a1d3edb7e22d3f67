package dev.freshet.streams.config;

import java.time.Duration;

/**
 * What a slate is.
 *
 * @param surface the place in the shop that the stream answers for, such as {@code home}
 * @param slateSize items of a slate; fewer where the policy leaves fewer
 * @param candidates items that each source may bring before ranking; more finds more and costs time
 * @param boughtWithinDays days during which a bought item is not recommended again unless it is repeatable; 0 allows
 *     it at once
 * @param explainEvents past events tried as reasons of a slate: the newest, the newest search, those nearest to its items; each
 *     costs one more encode
 * @param refreshInterval how often changes of catalog, popularity and model become visible to slates; a refresh copies
 *     the vectors of the whole catalog where that changed
 */
public record EngineConfig(
        String surface,
        int slateSize,
        int candidates,
        int boughtWithinDays,
        int explainEvents,
        Duration refreshInterval) {

    public static final EngineConfig DEFAULT = new EngineConfig("home", 10, 200, 1, 4, Duration.ofMillis(250));

    public EngineConfig {
        new Check()
                .notBlank("surface", surface)
                .between("slate-size", slateSize, 1, 500)
                .between("candidates", candidates, 1, 10_000)
                .that(candidates >= slateSize, "candidates", candidates, "give at least slate-size, " + slateSize)
                .between("bought-within-days", boughtWithinDays, 0, 3650)
                .between("explain-events", explainEvents, 0, 127)
                .between("refresh-interval", refreshInterval, Duration.ofMillis(10), Duration.ofHours(1))
                .done();
    }
}
