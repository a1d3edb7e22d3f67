package dev.freshet.streams.topics;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.DeliveryConfig;
import dev.freshet.streams.config.FreshetConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the topics that exist will do. */
public final class TopicCheck {

    private static final Logger log = LoggerFactory.getLogger(TopicCheck.class);

    private final FreshetConfig config;
    private final TopicNames names;
    private final TopicAdmin admin;

    public TopicCheck(FreshetConfig config, TopicAdmin admin) {
        this.config = config;
        this.names = TopicNames.of(config);
        this.admin = admin;
    }

    /**
     * Partitions of the input topic, once everything is found right.
     *
     * @throws OperatorError with all faults
     */
    public int requireUsable() {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new OperatorError(String.join("; ", faults));
        }
        Stream.of(names.recommendations(), names.deadLetters())
                .flatMap(output -> rules(output).outputWarning().stream())
                .forEach(log::warn);
        return partitions(List.of(names.userEvents())).getOrDefault(names.userEvents(), 0);
    }

    /** One line for each fault; empty when the app can start. */
    public List<String> faults() {
        List<String> wanted =
                TopicCatalogue.of(config).stream().map(TopicSpec::name).toList();
        Map<String, Integer> found = partitions(wanted);
        List<String> faults = new ArrayList<>();
        List<String> missing =
                wanted.stream().filter(name -> !found.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            faults.add((missing.size() == 1 ? "topic " : "topics ") + String.join(", ", missing)
                    + " missing; run 'freshet topics create' with this configuration");
        }
        checkSingle(names.models(), found, faults);
        Stream.of(names.catalogItems(), names.itemSignals(), names.models())
                .filter(found::containsKey)
                .forEach(table -> faults.addAll(rules(table).tableFaults()));
        if (found.containsKey(names.userEvents())) {
            checkInternal(found.get(names.userEvents()), faults);
        }
        if (found.containsKey(names.userEvents()) && found.containsKey(names.deadLetters())) {
            checkDeadLetterLimit(faults);
        }
        return faults;
    }

    private TopicRules rules(String topic) {
        return new TopicRules(topic, config.bootstrapServers(), key -> admin.setting(topic, key));
    }

    private void checkSingle(String topic, Map<String, Integer> found, List<String> faults) {
        int partitions = found.getOrDefault(topic, 1);
        if (partitions != 1) {
            faults.add("topic " + topic + " has " + partitions
                    + " partitions; exactly 1 is allowed, because its records have an order");
        }
    }

    private void checkInternal(int inputPartitions, List<String> faults) {
        List<InternalTopic> internal = InternalTopics.of(config, inputPartitions);
        Map<String, Integer> found =
                partitions(internal.stream().map(InternalTopic::name).toList());
        for (InternalTopic topic : internal) {
            int partitions = found.getOrDefault(topic.name(), topic.partitions());
            if (partitions != topic.partitions()) {
                faults.add(
                        "internal topic " + topic.name() + " has " + partitions + " partitions but " + topic.follows()
                                + " says " + topic.partitions() + "; restore the old number, or start anew with another"
                                + " application-id");
            }
        }
    }

    private void checkDeadLetterLimit(List<String> faults) {
        long input = limit(names.userEvents());
        long letters = limit(names.deadLetters());
        if (letters < input + DeliveryConfig.ENVELOPE_BYTES) {
            faults.add("topic " + names.deadLetters() + " has max.message.bytes=" + letters + " and "
                    + names.userEvents() + " " + input + "; a dead letter wraps an event whole, so give at least "
                    + (input + DeliveryConfig.ENVELOPE_BYTES));
        }
        if (config.delivery().maxRequestBytes() > letters) {
            faults.add("delivery.max-record-bytes is "
                    + config.delivery().maxRecordBytes() + " but topic " + names.deadLetters() + " takes "
                    + letters + " bytes; give at most " + (letters - DeliveryConfig.ENVELOPE_BYTES));
        }
    }

    private long limit(String topic) {
        return Long.parseLong(admin.setting(topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    }

    private Map<String, Integer> partitions(List<String> topics) {
        return admin.partitions(topics);
    }
}
