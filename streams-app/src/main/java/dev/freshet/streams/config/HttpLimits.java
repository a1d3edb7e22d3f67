package dev.freshet.streams.config;

import java.time.Duration;

/** What callers may take of an instance. More than that is refused, not queued. */
public record HttpLimits(
        @Explained(
                value = "Largest body of a request; 413 beyond.",
                unit = "bytes",
                why = "A batch of some thousand events.",
                cost = "Times threads: the memory that bodies may take.")
        int bodyBytes,

        @Explained(value = "Largest request line and headers together; 414 or 431 beyond.", unit = "bytes")
        int headerBytes,

        @Explained(
                value =
                        "Connections open at a time. At that many no more are accepted, and the idle ones are closed to "
                                + "make room.",
                unit = "connections",
                why = "Idle connections are cheap, but not free: each is a file descriptor.",
                cost = "The limit of open files of the process must be above it.")
        int connections,

        @Explained(
                value = "Threads that answer at a time; each may hold one body.",
                unit = "threads",
                why = "A listener of the live feed keeps one as long as it listens, so there are to be more than "
                        + "listeners.")
        int threads,

        @Explained(
                value = "A request that has not arrived in full after this long is closed, however busily it trickles.",
                why = "Somebody who sends a byte a second would hold a connection for ever.")
        Duration arrivalTimeout,

        @Explained(
                value = "A connection on which nothing has moved for this long is closed.",
                why = "Longer than the pause between two requests of one caller, or each needs a new connection.")
        Duration idleTimeout,

        @Explained(
                value =
                        "Requests of one token, and its burst; 429 beyond. The same for all callers together where there "
                                + "are no tokens.",
                unit = "requests/s",
                why = "One caller in a loop must not take the instance from the others.",
                cost = "Counted by each instance for itself.")
        int requestsPerSecond,

        @Explained(
                value =
                        "Requests of all callers without a token together, wrong tokens included; 429 beyond. Probes of "
                                + "/health/ do not count.",
                unit = "requests/s",
                why = "Guessing tokens is to be slow.")
        int anonymousPerSecond) {

    public static final HttpLimits DEFAULT =
            new HttpLimits(1_048_576, 16_384, 2_000, 64, Duration.ofSeconds(10), Duration.ofSeconds(30), 1_000, 100);

    public HttpLimits {
        new Check()
                .between("body-bytes", bodyBytes, 1_024, 67_108_864)
                .between("header-bytes", headerBytes, 1_024, 1_048_576)
                .between("connections", connections, 10, 1_000_000)
                .between("threads", threads, 40, 10_000)
                .between("arrival-timeout", arrivalTimeout, Duration.ofMillis(100), Duration.ofHours(1))
                .between("idle-timeout", idleTimeout, Duration.ofMillis(100), Duration.ofHours(1))
                .between("requests-per-second", requestsPerSecond, 1, 10_000_000)
                .between("anonymous-per-second", anonymousPerSecond, 1, 10_000_000)
                .done();
    }
}
