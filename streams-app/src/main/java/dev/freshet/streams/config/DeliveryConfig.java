package dev.freshet.streams.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How records are taken, committed and sent. The defaults are set for latency; what they cost is said at each.
 *
 * @param guarantee {@code exactly-once} or {@code at-least-once}
 * @param threads stream threads of this instance; more than there are input partitions are idle
 * @param standbys copies of the state on other instances, which shorten a fail-over
 * @param commitInterval how often the transaction (or offset) is committed. Under exactly-once a slate is visible
 *     only after its commit, so this is latency: 20 ms, the default, gives a median near 21 ms end to end, 100 ms one near
 *     72 ms. The price is 50 transactions a second and thread on the brokers. Under at-least-once slates are visible before it, and
 *     it only bounds what is done again after a crash: 1 s by default
 * @param linger how long the producer waits to fill a batch; the 100 ms of Kafka Streams would dominate latency, 5 ms
 *     costs smaller batches
 * @param poll how long a poll may block; wall-clock timers fire no more often than this, and an idle instance wakes
 *     as often
 * @param maxRecordBytes largest event that user-events accepts; dead-letters and the producer get 64 KiB more
 * @param transactionTimeout how long a dead instance's open transaction may hold up readers; must exceed the longest
 *     pause of a healthy one
 * @param sessionTimeout silence after which an instance counts as dead and its partitions move
 */
public record DeliveryConfig(
        Guarantee guarantee,
        int threads,
        int standbys,
        Optional<Duration> commitInterval,
        Duration linger,
        Duration poll,
        int maxRecordBytes,
        Duration transactionTimeout,
        Duration sessionTimeout) {

    public static final DeliveryConfig DEFAULT = new DeliveryConfig(
            Guarantee.EXACTLY_ONCE,
            1,
            0,
            Optional.empty(),
            Duration.ofMillis(5),
            Duration.ofMillis(5),
            1_048_576,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    /** Room for what a dead letter says besides the untouched bytes. */
    public static final int ENVELOPE_BYTES = 65_536;

    public DeliveryConfig {
        new Check()
                .between("threads", threads, 1, 1024)
                .between("standbys", standbys, 0, 16)
                .between("commit-interval", commitInterval, Duration.ofMillis(1), Duration.ofMinutes(10))
                .between("linger", linger, Duration.ZERO, Duration.ofSeconds(10))
                .between("poll", poll, Duration.ofMillis(1), Duration.ofSeconds(10))
                .between("max-record-bytes", maxRecordBytes, 16_384, 1 << 30)
                .between("transaction-timeout", transactionTimeout, Duration.ofSeconds(1), Duration.ofMinutes(15))
                .that(
                        transactionTimeout.compareTo(effective(commitInterval, guarantee)) > 0,
                        "transaction-timeout",
                        DurationText.of(transactionTimeout),
                        "give more than commit-interval, " + DurationText.of(effective(commitInterval, guarantee)))
                .between("session-timeout", sessionTimeout, Duration.ofSeconds(1), Duration.ofMinutes(30))
                .done();
    }

    /** The commit interval that is given, or the guarantee's own. */
    public Duration commitsEvery() {
        return effective(commitInterval, guarantee);
    }

    private static Duration effective(Optional<Duration> given, Guarantee guarantee) {
        return given.orElse(guarantee == Guarantee.EXACTLY_ONCE ? Duration.ofMillis(20) : Duration.ofSeconds(1));
    }

    /** Largest record of ours: a dead letter wraps an input record as large as allowed. */
    public int maxRequestBytes() {
        return maxRecordBytes + ENVELOPE_BYTES;
    }
}
