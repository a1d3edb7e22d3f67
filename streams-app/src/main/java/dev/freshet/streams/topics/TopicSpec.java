package dev.freshet.streams.topics;

import java.util.Map;
import java.util.TreeMap;

/**
 * A topic as {@code freshet topics create} makes it.
 *
 * @param name its full name
 * @param partitions how many
 * @param config its settings that differ from the broker's defaults
 * @param content its records
 * @param purpose what it holds, and why it is set so
 */
public record TopicSpec(String name, int partitions, Map<String, String> config, TopicContent content, String purpose) {

    public TopicSpec {
        config = Map.copyOf(config);
    }

    /** The settings in a fixed order. */
    public Map<String, String> sortedConfig() {
        return new TreeMap<>(config);
    }
}
