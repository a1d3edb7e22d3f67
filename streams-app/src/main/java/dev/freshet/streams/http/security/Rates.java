package dev.freshet.streams.http.security;

import dev.freshet.streams.config.AccessToken;
import dev.freshet.streams.config.HttpConfig;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How often each token may be used, and all callers without one together. Of one instance, in memory; safe for many threads. */
final class Rates {

    private final Map<String, Bucket> byToken = new HashMap<>();
    private final Bucket anonymous;

    Rates(HttpConfig config, TimeMeter clock) {
        int perToken = config.limits().requestsPerSecond();
        config.accessTokens().forEach(token -> byToken.put(token.name(), bucket(perToken, clock)));
        anonymous = bucket(byToken.isEmpty() ? perToken : config.limits().anonymousPerSecond(), clock);
    }

    /** How long to wait where it is too much; empty if it is not, and counted. */
    Optional<Duration> take(AccessToken token) {
        return take(byToken.getOrDefault(token.name(), anonymous));
    }

    /** The same for a caller without a token. */
    Optional<Duration> takeAnonymous() {
        return take(anonymous);
    }

    private static Optional<Duration> take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(int perSecond, TimeMeter clock) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock)
                .build();
    }
}
