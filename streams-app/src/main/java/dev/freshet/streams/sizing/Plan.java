package dev.freshet.streams.sizing;

import java.util.List;

/**
 * How large a deployment has to be. Bytes and megabytes are decimal but for settings, which are in MiB.
 *
 * @param threads stream threads of all instances together
 * @param instances of which one may be missing at the busiest time
 * @param threadsPerInstance the setting delivery.threads
 * @param partitions the setting topics.partitions
 * @param itemPartitions the setting topics.item-partitions
 * @param stateDisk bytes of local disk of one instance
 * @param topicDisk bytes of all brokers together
 * @param memory bytes of one instance
 * @param heapMib the heap of one instance, -Xmx
 * @param cacheMib the setting model.cache-mb
 * @param rowCacheMib the setting state.row-cache-mb
 * @param intoBrokers bytes a second that the brokers receive from producers
 * @param outOfBrokers bytes a second that the brokers send to consumers
 * @param betweenBrokers bytes a second that the brokers copy among themselves
 * @param brokerCores cores of all brokers together
 * @param restoreSeconds to bring back what an instance held, where no standby lives
 * @param chapters the arithmetic
 */
public record Plan(
        long threads,
        long instances,
        long threadsPerInstance,
        long partitions,
        long itemPartitions,
        double stateDisk,
        double topicDisk,
        double memory,
        long heapMib,
        long cacheMib,
        long rowCacheMib,
        double intoBrokers,
        double outOfBrokers,
        double betweenBrokers,
        double brokerCores,
        double restoreSeconds,
        List<Chapter> chapters) {

    public Plan {
        chapters = List.copyOf(chapters);
    }

    /** The arithmetic as text, the result at the end. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Chapter chapter : chapters) {
            out.append(chapter.title()).append('\n');
            for (Line line : chapter.lines()) {
                out.append("  ")
                        .append(line.name())
                        .append(": ")
                        .append(line.arithmetic())
                        .append(line.arithmetic().isEmpty() ? "" : " = ")
                        .append(line.result())
                        .append('\n');
            }
        }
        return out.toString();
    }
}
