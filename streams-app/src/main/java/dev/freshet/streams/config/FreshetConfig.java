package dev.freshet.streams.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Everything that an operator can set. An instance is valid.
 *
 * @param applicationId names the consumer group, the internal topics and the transactions; one a deployment, never
 *     changed while its state is wanted
 * @param topicPrefix put before the name of every topic of ours
 * @param bootstrapServers host:port of some brokers, separated by commas
 * @param delivery how records are taken, committed and sent
 * @param topics how topics are made and checked
 * @param input what an event may be
 * @param state where state lies
 * @param engine what a slate is
 * @param signals how the stream's popularity is made
 * @param model how the model runs
 * @param http where the instance answers
 * @param query how instances answer for one another
 * @param errors how many failures are borne
 * @param kafka properties for every Kafka client (consumers, producers, admin), such as {@code security.protocol}
 * @param streams properties for Kafka Streams alone, with its prefixes ({@code main.consumer.}, {@code producer.})
 */
public record FreshetConfig(
        String applicationId,
        String topicPrefix,
        String bootstrapServers,
        DeliveryConfig delivery,
        TopicsConfig topics,
        InputConfig input,
        StateConfig state,
        EngineConfig engine,
        SignalsConfig signals,
        ModelConfig model,
        HttpConfig http,
        QueryConfig query,
        ErrorsConfig errors,
        Map<String, String> kafka,
        Map<String, String> streams) {

    private static final Pattern TOPIC_WORD = Pattern.compile("[a-zA-Z0-9._-]*");

    public static final FreshetConfig DEFAULT = new FreshetConfig(
            "freshet",
            "freshet.",
            "localhost:9092",
            DeliveryConfig.DEFAULT,
            TopicsConfig.DEFAULT,
            InputConfig.DEFAULT,
            StateConfig.DEFAULT,
            EngineConfig.DEFAULT,
            SignalsConfig.DEFAULT,
            ModelConfig.DEFAULT,
            HttpConfig.DEFAULT,
            QueryConfig.DEFAULT,
            ErrorsConfig.DEFAULT,
            Map.of(),
            Map.of());

    public FreshetConfig {
        kafka = Map.copyOf(kafka);
        streams = Map.copyOf(streams);
        Check check = new Check()
                .that(
                        TOPIC_WORD.matcher(applicationId).matches()
                                && !applicationId.isEmpty()
                                && applicationId.length() <= 100,
                        "application-id",
                        applicationId,
                        "allowed are 1 to 100 letters, digits, dots, dashes or underscores")
                .that(
                        TOPIC_WORD.matcher(topicPrefix).matches() && topicPrefix.length() <= 100,
                        "topic-prefix",
                        topicPrefix,
                        "allowed are up to 100 letters, digits, dots, dashes or underscores")
                .notBlank("bootstrap-servers", bootstrapServers);
        OwnedProperties.check(check, "kafka", kafka);
        OwnedProperties.check(check, "streams", streams);
        check.done();
    }

    /** What every Kafka client of ours is given: where the brokers are, and what is passed through. */
    public Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }
}
