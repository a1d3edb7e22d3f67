package dev.freshet.streams.topics;

/**
 * A topic that Kafka Streams makes for itself, and how many partitions the configuration implies.
 *
 * @param name its full name
 * @param follows the topic or setting that its partitions follow
 * @param partitions how many
 */
record InternalTopic(String name, String follows, int partitions) {}
