package dev.freshet.streams.topics;

import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.InternalTopic.Kind;
import java.util.List;

/** Every topic that Kafka Streams makes for this topology. State and repartition topics keep the partitions that they were born with. */
public final class InternalTopics {

    private static final String ITEM_SETTING = "topics.item-partitions";

    private final FreshetConfig config;

    private InternalTopics(FreshetConfig config) {
        this.config = config;
    }

    /** @param inputPartitions those that user-events has */
    public static List<InternalTopic> of(FreshetConfig config, int inputPartitions) {
        InternalTopics topics = new InternalTopics(config);
        String input = TopicNames.of(config).userEvents();
        int items = config.topics().itemPartitions();
        return List.of(
                topics.topic(
                        Kind.CHANGELOG,
                        InternalNames.USER_STATE,
                        input,
                        inputPartitions,
                        TopicContent.inside(
                                "a letter for the kind of subject and record, then the subject's id", "row")),
                topics.topic(
                        Kind.CHANGELOG,
                        InternalNames.PENDING_ANSWERS,
                        input,
                        inputPartitions,
                        TopicContent.inside("offset of the first event that waits, 8 bytes", "answer that is put off")),
                topics.topic(
                        Kind.REPARTITION,
                        InternalNames.ITEM_ACTIVITY,
                        ITEM_SETTING,
                        items,
                        TopicContent.inside(TopicContent.ITEM, "ItemActivity")),
                topics.topic(
                        Kind.CHANGELOG,
                        InternalNames.ITEM_POPULARITY,
                        ITEM_SETTING,
                        items,
                        TopicContent.inside(
                                TopicContent.ITEM, "decayed counts of the item and of what was visited before it")));
    }

    private InternalTopic topic(Kind kind, String of, String follows, int partitions, TopicContent content) {
        return new InternalTopic(kind.topic(config.applicationId(), of), kind, of, follows, partitions, content);
    }
}
