package dev.freshet.playground.demo;

import dev.freshet.playground.broker.BrokerOptions;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.script.Script;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.TopicAdmin;
import dev.freshet.streams.topics.TopicNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** A broker with Freshet's topics, and the configuration to run Freshet on it. Closing removes all of it. */
final class Stage implements AutoCloseable {

    private static final int PARTITIONS = 4;
    /** Halfway into the gap that a script leaves between its history and its first step. */
    private static final long AGE_MARGIN_MS = Script.HISTORY_GAP_MS / 2;

    private final EmbeddedBroker broker;
    private final FreshetConfig config;

    private Stage(EmbeddedBroker broker, FreshetConfig config) {
        this.broker = broker;
        this.config = config;
    }

    /** @param folder where the application keeps its state */
    static Stage set(DemoOptions options, Script script, Clock clock, Path folder) {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.defaults());
        try {
            FreshetConfig config = ConfigReader.read(
                    Optional.empty(), Map.of(), settings(options, script, clock, broker.bootstrapServers(), folder));
            createTopics(config);
            return new Stage(broker, config);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    FreshetConfig config() {
        return config;
    }

    TopicNames topics() {
        return TopicNames.of(config);
    }

    @Override
    public void close() {
        broker.close();
    }

    static List<String> settings(
            DemoOptions options, Script script, Clock clock, String bootstrapServers, Path folder) {
        List<String> settings = new ArrayList<>(List.of(
                "bootstrap-servers=" + bootstrapServers,
                "application-id=freshet-demo",
                "topics.partitions=" + PARTITIONS,
                "topics.item-partitions=2",
                // An invoice of Online Retail lists 1,106 products.
                "input.max-basket-items=10000",
                // A thread waits while its transaction commits; a second one answers meanwhile.
                "delivery.threads=2",
                // Broker, application, shop and contest share this machine: fewer transactions leave more of it for
                // slates.
                "delivery.commit-interval=50ms",
                "state.directory=" + folder.resolve("state"),
                "model.directory=" + folder.resolve("models"),
                "http.port=" + options.httpPort()));
        if (options.history() > 0) {
            Duration age = Duration.ofMillis(Math.max(0, clock.millis() - script.startMs()) + AGE_MARGIN_MS);
            settings.add("input.answer-max-age=" + age);
        }
        return settings;
    }

    private static void createTopics(FreshetConfig config) {
        try (TopicAdmin topics = TopicAdmin.connect(config)) {
            topics.create();
        }
        stampAppendTime(config);
    }

    /** Latency is counted from the append, so the broker must say when that was. */
    private static void stampAppendTime(FreshetConfig config) {
        ConfigResource events = new ConfigResource(
                ConfigResource.Type.TOPIC, TopicNames.of(config).userEvents());
        AlterConfigOp stamp = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(config.clientProperties())) {
            admin.incrementalAlterConfigs(Map.of(events, List.of(stamp))).all().get();
        } catch (ExecutionException e) {
            throw new DemoFailure("the broker refuses to stamp events: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted while the topics were made", e);
        }
    }
}
