package dev.freshet.streams.config;

import java.time.Duration;
import java.util.Optional;

/** What a slate is. */
public record EngineConfig(
        @Explained(
                value = "The place in the shop that the stream answers for, such as home.",
                why = "Each slate names it; the stream answers for one place.")
        String surface,

        @Explained(
                value = "Items of a slate; fewer where the policy leaves fewer.",
                unit = "items",
                why = "What the place shows at once; requests over HTTP may ask for another count.",
                cost = "Bytes on recommendations: each item carries its sources and its reason.")
        int slateSize,

        @Explained(
                value = "Items that each source may bring before ranking.",
                unit = "items",
                why = "More finds more.",
                cost = "Time: each candidate is scored.")
        int candidates,

        @Explained(
                value =
                        "Time during which a bought item is not recommended again unless it is repeatable; 0 allows it at "
                                + "once.",
                unit = "days",
                why = "Who has just bought a kettle wants no kettle.")
        int boughtWithinDays,

        @Explained(
                value = "Past events tried as reasons of a slate: the newest, the newest search, then the most recent.",
                unit = "events",
                why = "The reason of an item is the event without which it scores least (decision 0005).",
                cost = "Each is one more row of the step, or one more encode where the bundle has no step graph.")
        int explainEvents,

        @Explained(
                value = "How often changes of catalog, popularity and model become visible to slates.",
                why = "A new item, a price or a model is on slates within this time.",
                cost = "A refresh copies the vectors of the whole catalog where that changed.")
        Duration refreshInterval,

        @Explained(
                value =
                        "Age of a record (this machine's clock less the record's timestamp) above which its answer is put "
                                + "off, so that the waiting events of one subject share one answer, to the newest. By default each "
                                + "event has its own, however late.",
                why = "While it lags, an event then costs a row and no model (decision 0012).",
                cost = "Fewer slates than events while it lags; coalescedOffsets names the others.")
        Optional<Duration> coalesceAboveAge,

        @Explained(
                value = "Longest that an answer is put off while the lag lasts.",
                why = "More saves more.",
                cost = "More answers later.")
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
