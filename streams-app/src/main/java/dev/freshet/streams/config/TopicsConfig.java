package dev.freshet.streams.config;

import java.time.Duration;

/** How {@code freshet topics create} makes topics, and how long the start waits for the broker. Existing topics are never altered. */
public record TopicsConfig(
        @Explained(
                value = "Of user-events, recommendations and dead-letters.",
                unit = "partitions",
                why = "As many stream threads can work at once as there are partitions: give what the largest day of "
                        + "the next years needs (`freshet size`).",
                cost =
                        "State belongs to partitions: it cannot be changed later without starting anew. Each has a store "
                                + "of its own and files on the brokers.")
        int partitions,

        @Explained(
                value = "Of the repartition topic by item, hence of the item side's state, and of item-signals.",
                unit = "partitions",
                why = "The item side costs a twentieth of the event side, so few are enough.",
                cost = "Cannot be changed later.")
        int itemPartitions,

        @Explained(
                value = "Of every topic, internal ones included.",
                unit = "replicas",
                why = "3 where there are three brokers; 1 is for a single one.",
                cost = "Each replica takes the disk and the network of its topic once more.")
        int replicationFactor,

        @Explained(
                value = "How long user-events are kept.",
                why = "What can be recomputed, and what a model can be trained on.",
                cost = "Disk of the brokers, and how long an erased person is still in the log.")
        Duration eventRetention,

        @Explained(
                value = "How long recommendations are kept.",
                why = "A slow reader has as long to catch up; audit asks for longer.",
                cost = "Disk of the brokers: slates are the largest records.")
        Duration slateRetention,

        @Explained(
                value = "How long dead letters wait to be looked at.",
                why = "As long as it takes somebody to notice, and to mend the sender.",
                cost = "They hold the untouched bytes of events, ids included.")
        Duration deadLetterRetention,

        @Explained(
                value = "Longest wait for an answer of the broker at start-up and for `freshet topics`.",
                why = "A wrong address is to be seen at once.")
        Duration timeout) {

    public static final TopicsConfig DEFAULT = new TopicsConfig(
            6, 4, 1, Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(30), Duration.ofSeconds(10));

    public TopicsConfig {
        new Check()
                .between("partitions", partitions, 1, 10_000)
                .between("item-partitions", itemPartitions, 1, 10_000)
                .between("replication-factor", replicationFactor, 1, 32)
                .between("event-retention", eventRetention, Duration.ofMinutes(1), Duration.ofDays(36_500))
                .between("slate-retention", slateRetention, Duration.ofMinutes(1), Duration.ofDays(36_500))
                .between("dead-letter-retention", deadLetterRetention, Duration.ofMinutes(1), Duration.ofDays(36_500))
                .between("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(10))
                .done();
    }
}
