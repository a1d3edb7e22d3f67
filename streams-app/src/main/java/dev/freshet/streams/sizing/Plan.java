package dev.freshet.streams.sizing;

import java.util.List;

/**
 * How large a deployment has to be. Bytes and megabytes are decimal but for settings, which are in MiB.
 *
 * @param demand what it is for
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
        Demand demand,
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

    /** What to set on every instance, each as {@code key=value}. */
    public List<String> settings() {
        return List.of(
                "topics.partitions=" + partitions,
                "topics.item-partitions=" + itemPartitions,
                "topics.replication-factor=" + demand.replicas(),
                "topics.event-retention=" + demand.eventDays() + "d",
                "topics.slate-retention=" + demand.slateDays() + "d",
                "delivery.threads=" + threadsPerInstance,
                "delivery.standbys=" + demand.standbys(),
                "delivery.commit-interval=" + demand.commitMs() + "ms",
                "signals.publish-interval=" + Math.round(1000 * demand.signalSeconds()) + "ms",
                "model.cache-mb=" + cacheMib,
                "state.cache-mb=" + Measured.ROCKSDB_MIB,
                "state.row-cache-mb=" + rowCacheMib);
    }

    /** The arithmetic as text, and what follows from it. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Chapter chapter : chapters) {
            out.append(chapter.title()).append('\n');
            for (Line line : chapter.lines()) {
                out.append("  ")
                        .append(line.name())
                        .append(": ")
                        .append(line.arithmetic())
                        .append(" = ")
                        .append(line.result())
                        .append('\n');
            }
        }
        out.append("So\n  instances: ")
                .append(instances)
                .append(", each with ")
                .append(threadsPerInstance)
                .append(" threads on up to ")
                .append(demand.cores())
                .append(" cores, ")
                .append(Amount.bytes(memory))
                .append(" of memory (-Xmx")
                .append(heapMib)
                .append("m) and ")
                .append(Amount.bytes(stateDisk))
                .append(" of disk\n  brokers together: ")
                .append(Amount.number(brokerCores))
                .append(" cores for this, ")
                .append(Amount.bytes(topicDisk))
                .append(" of disk\n  settings:\n");
        settings().forEach(setting -> out.append("    ").append(setting).append('\n'));
        return out.toString();
    }
}
