package dev.freshet.playground.broker;

import java.util.Optional;

/**
 * What an {@link EmbeddedBroker} may be told.
 *
 * @param internalPartitions partitions of the offsets and transaction topics; few, because each is a folder to create and
 *     to load at start
 * @param maxMessageBytes largest batch that a topic without its own limit takes
 * @param groupInitialRebalanceDelayMs how long the first member of a group waits for others; 0 starts at once
 * @param minSessionTimeoutMs shortest session timeout that a consumer may ask for
 * @param security what clients need to get in; nothing where it is empty
 */
public record BrokerOptions(
        int internalPartitions,
        int maxMessageBytes,
        int groupInitialRebalanceDelayMs,
        int minSessionTimeoutMs,
        Optional<BrokerSecurity> security) {

    public BrokerOptions {
        require(internalPartitions >= 1, "internalPartitions", internalPartitions, "at least 1");
        require(maxMessageBytes >= 1, "maxMessageBytes", maxMessageBytes, "at least 1");
        require(
                groupInitialRebalanceDelayMs >= 0,
                "groupInitialRebalanceDelayMs",
                groupInitialRebalanceDelayMs,
                "0 or more");
        require(minSessionTimeoutMs >= 1, "minSessionTimeoutMs", minSessionTimeoutMs, "at least 1");
    }

    /** Few internal partitions, Kafka's usual 1 MiB a message, groups that start at once. */
    public static BrokerOptions defaults() {
        return new BrokerOptions(2, 1024 * 1024 + 12, 0, 1_000, Optional.empty());
    }

    /** The same behind a lock. */
    public BrokerOptions withSecurity(BrokerSecurity lock) {
        return new BrokerOptions(
                internalPartitions,
                maxMessageBytes,
                groupInitialRebalanceDelayMs,
                minSessionTimeoutMs,
                Optional.of(lock));
    }

    private static void require(boolean holds, String name, int value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; " + allowed + " is allowed");
        }
    }
}
