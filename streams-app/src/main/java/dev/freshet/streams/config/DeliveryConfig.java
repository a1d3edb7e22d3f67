package dev.freshet.streams.config;

import java.time.Duration;
import java.util.Optional;

/** How records are taken, committed and sent. The defaults are set for latency; what they cost is said at each. */
public record DeliveryConfig(
        @Explained(
                value = "exactly-once or at-least-once.",
                why = "Exactly once: a slate, its row and the input offset are committed together, and readers with "
                        + "read_committed see no answer twice.",
                cost =
                        "A slate is visible only with its commit: half of them within 17 ms of the event instead of 3 ms "
                                + "at 1,000 events/s.")
        Guarantee guarantee,

        @Explained(
                value = "Stream threads of this instance.",
                unit = "threads",
                why = "One for each core that the instance may use; all threads of the group together beyond the "
                        + "partitions of user-events and topics.item-partitions have nothing to do.",
                cost = "Each has a consumer and a producer, and under exactly once its own transactions.")
        int threads,

        @Explained(
                value = "Copies of the state on other instances.",
                unit = "copies",
                why = "A standby needs no restore when an instance dies, and answers requests for its subjects "
                        + "meanwhile (query.max-staleness).",
                cost = "Each copy takes as much disk as the state, and the network as much as the changelogs.")
        int standbys,

        @Explained(
                value =
                        "How often the transaction, or the offset, is committed. By default 20 ms under exactly-once, 1 s "
                                + "under at-least-once.",
                why = "Under exactly-once this is latency: a slate is visible only after it. Under at-least-once it "
                        + "only bounds what is done again after a crash.",
                cost = "At 20 ms up to 50 transactions a second and thread, each with a marker in every partition that "
                        + "it wrote: some 0.5 cores of the broker at 1,000 events/s.")
        Optional<Duration> commitInterval,

        @Explained(
                value = "How long the producer waits to fill a batch.",
                why = "The 100 ms of Kafka Streams would dominate latency.",
                cost = "A shorter one makes smaller batches, hence more requests to the brokers.")
        Duration linger,

        @Explained(
                value = "How long a poll may block. Timers fire no more often than this.",
                why = "The 100 ms of Kafka Streams would put off what waits for a timer.",
                cost = "An idle instance wakes as often.")
        Duration poll,

        @Explained(
                value = "Largest event that user-events accepts. dead-letters and the producer get 64 KiB more.",
                unit = "bytes",
                why = "A dead letter wraps the untouched bytes of any event.",
                cost = "Clients hold whole records in memory.")
        int maxRecordBytes,

        @Explained(
                value = "How long a dead instance's open transaction may hold up readers.",
                why = "After kill -9 this wait decided when the partitions were answered again (15 to 18 s, of which "
                        + "the broker looks only every 10 s).",
                cost =
                        "It must exceed the longest pause of a healthy instance, or that is taken for dead in the middle "
                                + "of its work.")
        Duration transactionTimeout,

        @Explained(
                value = "Silence after which an instance counts as dead and its partitions move.",
                why =
                        "With static membership (streams.main.consumer.group.instance.id) a pod that is back within it keeps its "
                                + "partitions.",
                cost = "A shorter one mistakes a long pause of the JVM or the network for a death.")
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
