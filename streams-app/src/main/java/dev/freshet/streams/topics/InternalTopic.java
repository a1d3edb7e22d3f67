package dev.freshet.streams.topics;

/**
 * A topic that Kafka Streams makes for itself, and how many partitions the configuration implies.
 *
 * @param name its full name
 * @param kind what it serves
 * @param of the store or the repartition that it is called after
 * @param follows the topic or setting that its partitions follow
 * @param partitions how many
 * @param content its records
 */
public record InternalTopic(String name, Kind kind, String of, String follows, int partitions, TopicContent content) {

    /** What an internal topic serves; its name ends with it. */
    public enum Kind {
        CHANGELOG("-changelog"),
        REPARTITION("-repartition");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        /** The name of the topic that an application has for a store or a repartition. */
        public String topic(String applicationId, String of) {
            return applicationId + "-" + of + ending;
        }
    }
}
