package dev.freshet.streams.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A topic without a broker: what is put into it, and consumers that read it. */
final class HeldTopic {

    private final String name;
    private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> partitions = new TreeMap<>();

    HeldTopic(String name, int count) {
        this.name = name;
        for (int partition = 0; partition < count; partition++) {
            partitions.put(partition, new ArrayList<>());
        }
    }

    HeldTopic put(int partition, long timeMs, byte @Nullable [] key, byte @Nullable [] value) {
        List<ConsumerRecord<byte[], byte[]>> records = partitions.get(partition);
        records.add(new ConsumerRecord<>(
                name,
                partition,
                records.size(),
                timeMs,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
        return this;
    }

    HeldTopic put(int partition, long timeMs, String text) {
        return put(partition, timeMs, null, text.getBytes(StandardCharsets.UTF_8));
    }

    TopicPartition partition(int number) {
        return new TopicPartition(name, number);
    }

    /** All that is there now. */
    TopicSpan span(long askedMs) {
        return new TopicSpan(
                name,
                askedMs,
                partitions.values().stream()
                        .map(records -> new TopicSpan.Part(0, records.size()))
                        .toList());
    }

    void clear() {
        partitions.values().forEach(List::clear);
    }

    /** A consumer to which the records of the topics that it reads come with its first poll. */
    static MockConsumer<byte[], byte[]> consumer(HeldTopic... topics) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        for (HeldTopic topic : topics) {
            topic.partitions
                    .keySet()
                    .forEach(each -> consumer.updateBeginningOffsets(Map.of(topic.partition(each), 0L)));
        }
        consumer.schedulePollTask(() -> Stream.of(topics)
                .flatMap(topic -> topic.partitions.values().stream())
                .flatMap(List::stream)
                .filter(each -> consumer.assignment().contains(new TopicPartition(each.topic(), each.partition())))
                .forEach(consumer::addRecord));
        return consumer;
    }
}
