package dev.freshet.streams.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How instances answer for subjects that another one holds. */
public record QueryConfig(
        @Explained(
                value =
                        "host:port at which the other instances reach this one; by default http.host and the port that is "
                                + "listened on, or this machine's address where http.host is a wildcard.",
                why = "Set it where several machines run one group: it is the application.server of Kafka Streams.")
        Optional<String> advertised,

        @Explained(
                value = "Oldest copy that a standby answers from while the active instance is down or the partition "
                        + "moves.",
                why = "Age is the time since the copy was last seen to hold all that was committed, looked at four "
                        + "times a second.",
                cost = "A longer one answers more often and from older rows.")
        Duration maxStaleness,

        @Explained(
                value = "Longest that a request waits for the position that it asks to see (after=).",
                why = "The event is usually there within a commit interval.",
                cost = "A thread of http.limits.threads waits as long.")
        Duration positionWait,

        @Explained(
                value = "Longest that another instance is waited for, besides position-wait.",
                why = "An instance that hangs must not hang those that ask it.",
                cost = "A thread of http.limits.threads waits as long.")
        Duration hopTimeout) {

    private static final Pattern ADDRESS = Pattern.compile("([^:\\s/]+|\\[[0-9a-fA-F:]+]):[1-9][0-9]{0,4}");

    public static final QueryConfig DEFAULT =
            new QueryConfig(Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(2));

    public QueryConfig {
        new Check()
                .that(
                        advertised.map(text -> ADDRESS.matcher(text).matches()).orElse(true),
                        "advertised",
                        advertised.orElse(""),
                        "give host:port, such as 10.0.0.7:8080")
                .between("max-staleness", maxStaleness, Duration.ZERO, Duration.ofHours(1))
                .between("position-wait", positionWait, Duration.ZERO, Duration.ofMinutes(1))
                .between("hop-timeout", hopTimeout, Duration.ofMillis(10), Duration.ofMinutes(1))
                .done();
    }
}
