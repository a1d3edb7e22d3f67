package dev.freshet.streams.config;

import java.time.Duration;

/**
 * What callers may take of an instance. More than that is refused, not queued.
 *
 * @param bodyBytes largest body of a request; 413 beyond
 * @param headerBytes largest request line and headers together; 414 or 431 beyond
 * @param connections open at a time. At that many no more are accepted, and the idle ones are closed to make room
 * @param threads that answer at a time; each may hold one body. A listener of the live feed keeps one as long as it listens, so
 *     there are to be more than listeners
 * @param arrivalTimeout a request that has not arrived in full after this long is closed, however busily it trickles
 * @param idleTimeout a connection on which nothing has moved for this long is closed
 * @param requestsPerSecond of one token, and its burst; 429 beyond. The same for all callers together where there are no tokens
 * @param anonymousPerSecond of all callers without a token together, wrong tokens included; probes of {@code /health/} do not count
 */
public record HttpLimits(
        int bodyBytes,
        int headerBytes,
        int connections,
        int threads,
        Duration arrivalTimeout,
        Duration idleTimeout,
        int requestsPerSecond,
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
