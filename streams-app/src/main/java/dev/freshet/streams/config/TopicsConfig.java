package dev.freshet.streams.config;

import java.time.Duration;

/**
 * How {@code freshet topics create} makes topics, and how long the start waits for the broker. Existing topics are never
 * altered.
 *
 * @param partitions of user-events, recommendations and dead-letters; state belongs to partitions, so this cannot be
 *     changed later without moving it
 * @param itemPartitions of the repartition topic by item, hence of the item side's state; cannot be changed later
 * @param replicationFactor of every topic, internal ones included; 1 on a single broker
 * @param eventRetention how long user-events are kept: what can be recomputed
 * @param slateRetention how long recommendations are kept
 * @param deadLetterRetention how long dead letters wait to be looked at
 * @param timeout longest wait for an answer of the broker at start-up and for {@code freshet topics}
 */
public record TopicsConfig(
        int partitions,
        int itemPartitions,
        int replicationFactor,
        Duration eventRetention,
        Duration slateRetention,
        Duration deadLetterRetention,
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
