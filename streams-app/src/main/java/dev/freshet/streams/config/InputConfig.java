package dev.freshet.streams.config;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an event may be. Whatever breaks a limit becomes a dead letter with its own reason. */
public record InputConfig(
        @Explained(
                value =
                        "Events older than this change state without being answered. By default every event is answered, "
                                + "however old.",
                why = "A backfill, or a shop that sends its history: nobody waits for those answers.",
                cost = "Events that lag behind by more than this are not answered either.")
        Optional<Duration> answerMaxAge,

        @Explained(
                value = "How far ahead of this machine's clock an event's time may be.",
                why = "Clocks differ. A time far ahead would make every later event of the subject look late.")
        Duration futureTolerance,

        @Explained(
                value = "Events before this are refused.",
                why = "A missing time sent as 0, or seconds sent as milliseconds, is a mistake of the sender.")
        Instant oldestTime,

        @Explained(
                value = "Longest id in UTF-8.",
                unit = "bytes",
                why = "A page of text in the place of an id is a mistake of the sender.",
                cost = "Ids are copied into keys, rows and slates.")
        int maxIdBytes,

        @Explained(
                value = "Most items of one event.",
                unit = "items",
                why = "A basket is one step of the model: a huge one would hold up its partition.")
        int maxBasketItems) {

    public static final InputConfig DEFAULT =
            new InputConfig(Optional.empty(), Duration.ofMinutes(5), Instant.parse("2000-01-01T00:00:00Z"), 256, 1000);

    public InputConfig {
        new Check()
                .between("answer-max-age", answerMaxAge, Duration.ofSeconds(1), Duration.ofDays(36_500))
                .between("future-tolerance", futureTolerance, Duration.ZERO, Duration.ofDays(3650))
                .that(
                        !oldestTime.isBefore(Instant.EPOCH),
                        "oldest-time",
                        oldestTime,
                        "allowed is 1970-01-01T00:00:00Z or later")
                .between("max-id-bytes", maxIdBytes, 16, 4096)
                .between("max-basket-items", maxBasketItems, 1, 10_000)
                .done();
    }
}
