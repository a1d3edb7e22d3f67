package dev.freshet.streams.topics;

import dev.freshet.streams.config.DeliveryConfig;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.TopicsConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * Every topic of a deployment, with its settings and why.
 *
 * <p>All but the input are stamped by the broker. A table's record without a timestamp would end the thread that reads the
 * tables, at each start anew; and an answer to an old event would carry that event's time and be deleted at once.
 *
 * <p>Where there are three replicas or more, two have to have a record before it is acknowledged: with one, which is the brokers'
 * default, the loss of a single broker could lose what was promised.
 */
public final class TopicCatalogue {

    static final String BY_BROKER = TimestampType.LOG_APPEND_TIME.name;

    /** From so many replicas on one may be away and writing goes on. */
    private static final int REPLICAS_THAT_SPARE_ONE = 3;

    private TopicCatalogue() {}

    public static List<TopicSpec> of(FreshetConfig config) {
        List<TopicSpec> topics = topics(config);
        return config.topics().replicationFactor() < REPLICAS_THAT_SPARE_ONE
                ? topics
                : topics.stream().map(TopicCatalogue::onTwoReplicas).toList();
    }

    private static List<TopicSpec> topics(FreshetConfig config) {
        TopicNames names = TopicNames.of(config);
        TopicsConfig topics = config.topics();
        DeliveryConfig delivery = config.delivery();
        return List.of(
                new TopicSpec(
                        names.userEvents(),
                        topics.partitions(),
                        kept(topics.eventRetention(), delivery.maxRecordBytes()),
                        new TopicContent(TopicContent.SUBJECT, "UserEvent", "the shop", ""),
                        "What people did. Its partitions are those of the state: fixed for good."),
                new TopicSpec(
                        names.recommendations(),
                        topics.partitions(),
                        written(topics.slateRetention(), delivery.maxRecordBytes()),
                        new TopicContent(TopicContent.SUBJECT, "RecommendationSlate", "", "services downstream"),
                        "The answers. A stream and not a table: every slate is wanted for audit."),
                new TopicSpec(
                        names.deadLetters(),
                        topics.partitions(),
                        written(topics.deadLetterRetention(), delivery.maxRequestBytes()),
                        new TopicContent("the input's key", "DeadLetter", "", "people"),
                        "What could not be accepted, with the untouched bytes: larger records than user-events by the"
                                + " envelope."),
                new TopicSpec(
                        names.catalogItems(),
                        1,
                        compacted(),
                        new TopicContent(
                                TopicContent.ITEM, "CatalogItem; null delists", "the shop, freshet catalog load", ""),
                        "What the shop sells, the last word on each item. Every instance reads all of it, so partitions"
                                + " gain nothing."),
                new TopicSpec(
                        names.itemSignals(),
                        topics.itemPartitions(),
                        compacted(),
                        new TopicContent(TopicContent.ITEM, "ItemSignal", "", "whoever wants popularity or visits"),
                        "The popularity of each item and what was visited before it, the last word. Every instance reads all of"
                                + " it."),
                new TopicSpec(
                        names.models(),
                        1,
                        compacted(),
                        new TopicContent("the word active", "ModelPointer", "freshet model publish", ""),
                        "Which bundle is served. One partition: pointers have an order."));
    }

    private static TopicSpec onTwoReplicas(TopicSpec topic) {
        Map<String, String> settings = new HashMap<>(topic.config());
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        return new TopicSpec(topic.name(), topic.partitions(), settings, topic.content(), topic.purpose());
    }

    private static Map<String, String> kept(Duration retention, int maxMessageBytes) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(retention.toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                String.valueOf(maxMessageBytes));
    }

    private static Map<String, String> written(Duration retention, int maxMessageBytes) {
        Map<String, String> settings = new HashMap<>(kept(retention, maxMessageBytes));
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, BY_BROKER);
        return settings;
    }

    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                BY_BROKER);
    }
}
