package dev.freshet.streams.topics;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.FreshetConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the broker about topics, and makes missing ones. Every call answers within the configured time, or throws an {@link
 * OperatorError} that says what the broker refused or that it cannot be reached.
 */
public final class TopicAdmin implements AutoCloseable {

    private final FreshetConfig config;
    private final Admin admin;

    private TopicAdmin(FreshetConfig config, Admin admin) {
        this.config = config;
        this.admin = admin;
    }

    public static TopicAdmin connect(FreshetConfig config) {
        Map<String, Object> properties = config.clientProperties();
        int timeoutMs = Math.toIntExact(config.topics().timeout().toMillis());
        // The whole call may not be given less than one of its requests; ask() waits no longer than is configured
        // anyway.
        if (!properties.containsKey(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG)) {
            properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs);
            properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs);
        }
        try {
            return new TopicAdmin(config, Admin.create(properties));
        } catch (KafkaException e) {
            throw new OperatorError(
                    "cannot set up a Kafka client for " + config.bootstrapServers() + ": " + rootMessage(e), e);
        }
    }

    /** Makes the topics that are missing; those that exist are left as they are. */
    public List<CreatedTopic> create() {
        List<CreatedTopic> done = new ArrayList<>();
        for (TopicSpec topic : TopicCatalogue.of(config)) {
            NewTopic wanted = new NewTopic(topic.name(), topic.partitions(), (short)
                            config.topics().replicationFactor())
                    .configs(topic.config());
            KafkaFuture<TopicSpec> answer =
                    admin.createTopics(List.of(wanted)).all().thenApply(nothing -> topic);
            boolean created = ask("create topic " + topic.name(), answer, TopicExistsException.class)
                    .isPresent();
            done.add(new CreatedTopic(topic, created));
        }
        return done;
    }

    /** Partitions of those of the given topics that exist. */
    public Map<String, Integer> partitions(Collection<String> topics) {
        Map<String, Integer> partitions = new HashMap<>();
        Map<String, KafkaFuture<TopicDescription>> asked =
                admin.describeTopics(topics).topicNameValues();
        asked.forEach((name, future) -> ask("describe topic " + name, future, UnknownTopicOrPartitionException.class)
                .ifPresent(description ->
                        partitions.put(name, description.partitions().size())));
        return partitions;
    }

    /** One setting of an existing topic as the broker applies it. */
    String setting(String topic, String key) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return ask(
                        "read the settings of topic " + topic,
                        admin.describeConfigs(List.of(resource)).all(),
                        UnknownTopicOrPartitionException.class)
                .map(answer -> answer.get(resource))
                .map(settings -> settings.get(key).value())
                .orElseThrow(() -> new OperatorError("topic " + topic + " vanished while it was looked at"));
    }

    @Override
    public void close() {
        admin.close(config.topics().timeout());
    }

    /** Empty where the broker answers with the expected refusal. */
    private <T> Optional<T> ask(String what, KafkaFuture<T> future, Class<? extends Exception> expected) {
        try {
            return Optional.of(future.get(config.topics().timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw unreachable(e);
            }
            if (e.getCause() instanceof AuthenticationException refused) {
                throw refused(refused);
            }
            throw new OperatorError("cannot " + what + ": " + rootMessage(e), e);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorError("interrupted while waiting to " + what, e);
        }
    }

    private OperatorError unreachable(Exception cause) {
        return new OperatorError(
                "no Kafka broker answers at " + config.bootstrapServers() + " within "
                        + config.topics().timeout().toSeconds()
                        + " s; check bootstrap-servers, the network and the kafka.* security settings",
                cause);
    }

    private OperatorError refused(AuthenticationException cause) {
        String remedy = cause instanceof SslAuthenticationException
                ? "check the kafka.ssl.* settings and the broker's certificate"
                : "check the kafka.sasl.* settings";
        return new OperatorError(
                "the Kafka broker at " + config.bootstrapServers() + " does not let us in: " + rootMessage(cause) + "; "
                        + remedy,
                cause);
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
    }
}
