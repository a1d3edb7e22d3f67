package dev.freshet.streams.docs;

import static dev.freshet.streams.docs.Table.code;

import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.InternalTopic;
import dev.freshet.streams.topics.InternalTopic.Kind;
import dev.freshet.streams.topics.InternalTopics;
import dev.freshet.streams.topics.TopicCatalogue;
import dev.freshet.streams.topics.TopicContent;
import dev.freshet.streams.topics.TopicSpec;
import dev.freshet.streams.topology.drawing.GraphNode;
import dev.freshet.streams.topology.drawing.TopologyGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The catalogue of topics. */
final class TopicsPage {

    private static final FreshetConfig CONFIG = FreshetConfig.DEFAULT;
    private static final Map<String, String> PARTITIONS = Map.of(
            "user-events", "`topics.partitions`",
            "recommendations", "`topics.partitions`",
            "dead-letters", "`topics.partitions`",
            "item-signals", "`topics.item-partitions`");
    private static final Map<String, String> RETENTION = Map.of(
            "user-events", "`topics.event-retention`",
            "recommendations", "`topics.slate-retention`",
            "dead-letters", "`topics.dead-letter-retention`");

    private TopicsPage() {}

    static String page() {
        TopologyGraph graph = TopologyPages.graph();
        Table topics = new Table("topic", "key", "value", "partitions", "kept", "time", "written by", "read by");
        StringBuilder purposes = new StringBuilder();
        for (TopicSpec topic : TopicCatalogue.of(CONFIG)) {
            String name = topic.name().substring(CONFIG.topicPrefix().length());
            Map<String, String> config = topic.config();
            topics.row(
                    code(name),
                    topic.content().key(),
                    topic.content().value(),
                    topic.partitions() + withSetting(PARTITIONS.get(name)),
                    kept(config) + withSetting(RETENTION.get(name)),
                    config.containsKey("message.timestamp.type") ? "the broker's" : "the producer's",
                    who(topic.content().writer(), writers(graph, topic.name())),
                    who(topic.content().reader(), readers(graph, topic.name())));
            purposes.append("- ")
                    .append(code(name))
                    .append(": ")
                    .append(topic.purpose())
                    .append('\n');
        }
        return """
                # Topics

                Made by the code of `freshet topics create`; a test holds this page against it. Names carry the prefix `topic-prefix` (`%s` by default). `freshet topics create`
                makes what is missing and alters nothing; with `topics.replication-factor` of 3 or more it sets `min.insync.replicas=2`, so that one broker may be lost. `freshet topics check` says whether what exists will do, and the application refuses to start where it will not.
                Code font in the last two columns: nodes of [the topology](topology.md) and stores.

                %s
                %s
                Largest records: `delivery.max-record-bytes` (%,d) on `user-events` and `recommendations`; `dead-letters` takes 64 KiB more, because a dead letter wraps an event whole.
                What the values are, field by field: [schemas](../schemas/README.md).

                ## Topics that Kafka Streams makes
                Their names begin with `application-id` (`%s` by default). Kafka Streams creates them at the first start, with `topics.replication-factor`;
                give `streams: {topic.min.insync.replicas: 2}` in the configuration where that is 3 or more. Where the
                application may not create topics, make them by hand with these names and partitions.

                %s
                Changelogs hold what a store holds and bring it back elsewhere: they are compacted, and a removed row is a null. Records of the repartition topic are removed by
                Kafka Streams once they are processed, so it has no retention.

                **Partitions are for good.** A task is a partition, and state belongs to its task. The application refuses to start where `user-events` has other
                partitions than its changelogs.
                """.formatted(
                        CONFIG.topicPrefix(),
                        topics,
                        purposes,
                        CONFIG.delivery().maxRecordBytes(),
                        CONFIG.applicationId(),
                        internal(graph));
    }

    private static Table internal(TopologyGraph graph) {
        Table table = new Table("topic", "key", "value", "partitions", "cleanup", "written by", "read by");
        for (InternalTopic topic : InternalTopics.of(CONFIG, CONFIG.topics().partitions())) {
            boolean changelog = topic.kind() == Kind.CHANGELOG;
            TopicContent content = topic.content();
            table.row(
                    code(topic.name()),
                    content.key(),
                    content.value(),
                    topic.partitions() + ", as " + code(topic.follows().replace(CONFIG.topicPrefix(), "")),
                    changelog ? "compact" : "delete, no retention; purged once read",
                    String.join(", ", changelog ? keepers(graph, topic.of()) : writers(graph, repartition(topic))),
                    changelog
                            ? "whoever restores " + code(topic.of()) + ", standbys"
                            : String.join(", ", readers(graph, repartition(topic))));
        }
        return table;
    }

    /** As the topology names it, which does not know its application id. */
    private static String repartition(InternalTopic topic) {
        return topic.name().substring(CONFIG.applicationId().length() + 1);
    }

    private static String kept(Map<String, String> config) {
        return config.get("cleanup.policy").equals("compact")
                ? "compact: the last record of each key"
                : "delete: "
                        + Duration.ofMillis(Long.parseLong(config.get("retention.ms")))
                                .toDays() + " days";
    }

    private static String withSetting(String setting) {
        return setting == null ? "" : ", " + setting;
    }

    private static String who(String outside, List<String> inside) {
        List<String> all = new ArrayList<>(inside);
        if (!outside.isEmpty()) {
            all.add(outside);
        }
        return String.join(", ", all);
    }

    private static List<String> writers(TopologyGraph graph, String topic) {
        return names(
                graph,
                graph.edges().stream()
                        .filter(edge -> edge.to().equals(id(graph, topic)))
                        .map(edge -> edge.from()));
    }

    private static List<String> readers(TopologyGraph graph, String topic) {
        return names(
                graph,
                graph.edges().stream()
                        .filter(edge -> edge.from().equals(id(graph, topic)))
                        .map(edge -> edge.to()));
    }

    private static List<String> keepers(TopologyGraph graph, String store) {
        return names(
                graph,
                graph.edges().stream()
                        .filter(edge -> edge.to().equals("store-" + store))
                        .map(edge -> edge.from()));
    }

    private static String id(TopologyGraph graph, String topic) {
        return graph.nodes().stream()
                .filter(node ->
                        node.kind() == GraphNode.Kind.TOPIC && node.name().equals(topic))
                .map(GraphNode::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the topology knows no topic " + topic));
    }

    private static List<String> names(TopologyGraph graph, Stream<String> ids) {
        return ids.map(id -> graph.nodes().stream()
                        .filter(node -> node.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .map(node -> node.kind() == GraphNode.Kind.STORE ? "every instance" : code(node.name()))
                .distinct()
                .toList();
    }
}
