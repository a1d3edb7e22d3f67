package dev.freshet.streams.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A time for every record. One without a timestamp (old producers and some tools send -1) takes the greatest seen in its
 * partition so far, or 0: what Kafka Streams cannot place in time it drops or dies of.
 */
final class RecordTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
    }
}
