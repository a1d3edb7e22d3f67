package dev.freshet.streams.config;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event may be. Whatever breaks a limit becomes a dead letter with its own reason.
 *
 * @param answerMaxAge events older than this change state without being answered, as in a backfill; by default every
 *     event is answered, however old
 * @param futureTolerance how far ahead of this machine's clock an event's time may be: clocks differ
 * @param oldestTime events before this are wrong (a missing time sent as 0, seconds sent as milliseconds)
 * @param maxIdBytes longest id in UTF-8 bytes; ids are copied into keys, rows and slates
 * @param maxBasketItems most items of one event
 */
public record InputConfig(
        Optional<Duration> answerMaxAge,
        Duration futureTolerance,
        Instant oldestTime,
        int maxIdBytes,
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
