package dev.freshet.streams.dataset;

import dev.freshet.cli.WrongUsage;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.registry.EventsTopic;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.InvalidSettings;
import dev.freshet.streams.topics.TopicAdmin;
import dev.freshet.streams.topics.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the topics of a deployment as a data set. Made by {@link java.util.ServiceLoader}. */
public final class DeploymentReader implements EventsTopic.Reader {

    @Override
    public Dataset open(EventsTopic.Deployment deployment) {
        try {
            FreshetConfig config = ConfigReader.read(deployment.config(), System.getenv(), deployment.settings());
            return open(config, deployment);
        } catch (InvalidSettings e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        } catch (OperatorError e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Dataset open(FreshetConfig config, EventsTopic.Deployment deployment) {
        TopicNames names = TopicNames.of(config);
        Map<String, Integer> partitions = partitions(config, List.of(names.userEvents(), names.catalogItems()));
        int inputs = required(names.userEvents(), partitions, config);
        int catalogs = required(names.catalogItems(), partitions, config);

        TopicClient client = new TopicClient(config);
        long nowMs = System.currentTimeMillis();
        Optional<PositionsFile> file = deployment.positions().map(PositionsFile::new);
        TopicSpan events = file.isPresent()
                ? file.get().kept(names.userEvents(), inputs, () -> events(client, names, inputs, nowMs, config))
                : events(client, names, inputs, nowMs, config);
        TopicSpan catalog = client.ask(names.catalogItems(), catalogs, nowMs);
        return new TopicDataset(client, events, catalog, config.input());
    }

    private static Map<String, Integer> partitions(FreshetConfig config, List<String> topics) {
        try (TopicAdmin admin = TopicAdmin.connect(config)) {
            return admin.partitions(topics);
        }
    }

    private static int required(String topic, Map<String, Integer> partitions, FreshetConfig config) {
        Integer count = partitions.get(topic);
        if (count == null) {
            throw new DatasetException("there is no topic " + topic + " at " + config.bootstrapServers()
                    + "; give the deployment's settings (topic-prefix, bootstrap-servers) by --config or --set");
        }
        return count;
    }

    private static TopicSpan events(
            TopicClient client, TopicNames names, int partitions, long nowMs, FreshetConfig config) {
        TopicSpan span = client.ask(names.userEvents(), partitions, nowMs);
        if (span.offsets() == 0) {
            throw new DatasetException("topic " + span.topic() + " at " + config.bootstrapServers()
                    + " holds no events; there is nothing to learn from yet, or its retention is too short");
        }
        return span;
    }
}
