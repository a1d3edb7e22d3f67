package dev.freshet.streams.validation;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Which partition a key belongs to. */
@FunctionalInterface
public interface KeyPlacement {

    /** The partition, from 0. */
    int partitionOf(byte[] key);

    /** Kafka's own placement, on which routing by key relies: murmur2 of the key modulo the partitions. */
    static KeyPlacement murmur2(int partitions) {
        return key -> BuiltInPartitioner.partitionForKey(key, partitions);
    }
}
