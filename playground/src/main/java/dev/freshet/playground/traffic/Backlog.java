package dev.freshet.playground.traffic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many events a group has not taken yet, by its committed offsets. */
public final class Backlog implements AutoCloseable {

    private final Admin admin;
    private final String group;
    private final String topic;

    public Backlog(Map<String, Object> clientProperties, String group, String topic) {
        this.admin = Admin.create(clientProperties);
        this.group = group;
        this.topic = topic;
    }

    /** Events sent whose work is not committed. */
    public long events() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .forEach(info -> wanted.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long events = 0;
            for (var end : admin.listOffsets(wanted).all().get().entrySet()) {
                @Nullable OffsetAndMetadata done = committed.get(end.getKey());
                events += end.getValue().offset() - (done == null ? 0 : done.offset());
            }
            return events;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The backlog of group " + group + " cannot be read", e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
