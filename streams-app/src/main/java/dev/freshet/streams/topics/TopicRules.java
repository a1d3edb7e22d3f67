package dev.freshet.streams.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.TopicConfig;

/** What the settings of one existing topic must be. */
final class TopicRules {

    private final String topic;
    private final String bootstrapServers;
    private final UnaryOperator<String> settings;

    /** @param settings the value of each setting as the broker applies it */
    TopicRules(String topic, String bootstrapServers, UnaryOperator<String> settings) {
        this.topic = topic;
        this.bootstrapServers = bootstrapServers;
        this.settings = settings;
    }

    /** One line for each thing for which a topic cannot be read as a table. */
    List<String> tableFaults() {
        List<String> faults = new ArrayList<>();
        String policy = settings.apply(TopicConfig.CLEANUP_POLICY_CONFIG);
        boolean compacted = Arrays.stream(policy.split(","))
                .map(String::strip)
                .anyMatch(TopicConfig.CLEANUP_POLICY_COMPACT::equals);
        if (!compacted) {
            faults.add("topic " + topic + " has cleanup.policy=" + policy
                    + " and would forget what still holds; run '"
                    + remedy(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT) + "'");
        }
        otherStamp()
                .ifPresent(stamp -> faults.add("topic " + topic + " has message.timestamp.type=" + stamp
                        + " and a record without a timestamp would stop the app; run '" + stampRemedy() + "'"));
        return faults;
    }

    /** What to mend on a topic that is written, if something is. */
    Optional<String> outputWarning() {
        return otherStamp()
                .map(stamp -> "topic " + topic + " has message.timestamp.type=" + stamp
                        + ": answers to old events carry their time and are soon deleted by retention; run '"
                        + stampRemedy() + "'");
    }

    private Optional<String> otherStamp() {
        return Optional.of(settings.apply(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG))
                .filter(stamp -> !stamp.equals(TopicCatalogue.BY_BROKER));
    }

    private String stampRemedy() {
        return remedy(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TopicCatalogue.BY_BROKER);
    }

    private String remedy(String key, String value) {
        return "kafka-configs --bootstrap-server " + bootstrapServers + " --alter --entity-type topics --entity-name "
                + topic + " --add-config " + key + "=" + value;
    }
}
