package dev.freshet.streams.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * From where to where a topic is read.
 *
 * @param askedMs when the ends were asked for, ms since 1970 UTC
 * @param partitions one for each partition, in their order; at least one
 */
record TopicSpan(String topic, long askedMs, List<Part> partitions) {

    TopicSpan {
        partitions = ImmutableList.copyOf(partitions);
        if (partitions.isEmpty()) {
            throw new IllegalArgumentException("topic " + topic + " has no partitions");
        }
    }

    /**
     * Of one partition.
     *
     * @param begin the first offset
     * @param end the offset after the last
     */
    record Part(long begin, long end) {

        Part {
            if (begin < 0 || end < begin) {
                throw new IllegalArgumentException("offsets from " + begin + " to " + end + " are no range");
            }
        }
    }

    /** An upper bound of the records: offsets of transactions' ends and of what was compacted away count as well. */
    @JsonIgnore
    long offsets() {
        return partitions.stream().mapToLong(part -> part.end() - part.begin()).sum();
    }

    List<TopicPartition> topicPartitions() {
        return topicPartitions(topic, partitions.size());
    }

    static List<TopicPartition> topicPartitions(String topic, int count) {
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }
}
