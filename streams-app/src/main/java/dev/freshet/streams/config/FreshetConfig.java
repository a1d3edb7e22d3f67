package dev.freshet.streams.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Everything that an operator can set. An instance is valid. */
public record FreshetConfig(
        @Explained(
                value = "Names the consumer group, the internal topics and the transactions; one a deployment.",
                why = "Instances that have the same one share the work.",
                cost = "Another one starts without state.")
        String applicationId,

        @Explained(
                value = "Put before the name of every topic of ours.",
                why = "Several deployments on one cluster, or the names that its rules ask for.",
                cost = "Another prefix means other topics.")
        String topicPrefix,

        @Explained(
                value = "host:port of some brokers, separated by commas.",
                why = "Some are enough: clients learn of the others from them.")
        String bootstrapServers,

        @Explained("How records are taken, committed and sent.")
        DeliveryConfig delivery,

        @Explained("How `freshet topics create` makes topics. Existing ones are never altered.")
        TopicsConfig topics,

        @Explained("What an event may be. Whatever breaks a limit becomes a dead letter with its own reason.")
        InputConfig input,

        @Explained("Where state lies and how much memory it may take.")
        StateConfig state,

        @Explained("What a slate is.") EngineConfig engine,

        @Explained(
                "How the stream's popularity, and what it knows of visits, are made. An event of weight 0 counts nothing for its items, but may stand before others.")
        SignalsConfig signals,

        @Explained("How the model runs.") ModelConfig model,

        @Explained("Where the instance answers HTTP, and whom.")
        HttpConfig http,

        @Explained("How instances answer for subjects that another one holds.")
        QueryConfig query,

        @Explained("What happens after an error that nobody foresaw: the thread is replaced and tries again from the "
                + "last commit, but not for ever.")
        ErrorsConfig errors,

        @Explained(
                value = "Properties of every Kafka client (consumers, producers, admin), such as security.protocol.",
                why = "What Freshet owns cannot be given here; the start says which setting to use.")
        Map<String, String> kafka,

        @Explained(
                value = "Properties of Kafka Streams alone, with its prefixes (main.consumer., producer.).",
                why = "What Freshet owns cannot be given here; the start says which setting to use.")
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
