package dev.freshet.playground.deployment;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.codec.CatalogCodec;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.codec.PointerCodec;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.TopicAdmin;
import dev.freshet.streams.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Freshet of a test's own on the shared broker: its topics, its group, its folders, a tiny bundle with a step and its catalog. */
public final class Deployment {

    public static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load();

    private final List<String> settings;
    private final FreshetConfig config;
    private final Path bundle;

    /**
     * @param name tells deployments apart
     * @param more settings over the test's defaults
     */
    public Deployment(EmbeddedBroker broker, Path folder, String name, String... more) {
        settings = new ArrayList<>(List.of(
                "bootstrap-servers=" + broker.bootstrapServers(),
                "application-id=" + name,
                "topic-prefix=" + name + ".",
                "topics.partitions=3",
                "topics.item-partitions=2",
                "state.directory=" + folder.resolve("state"),
                "model.directory=" + folder.resolve("models"),
                "http.port=0"));
        settings.addAll(List.of(more));
        config = ConfigReader.read(Optional.empty(), Map.of(), settings);
        bundle = TinyStepBundle.write(folder.resolve("bundle"));
    }

    public FreshetConfig config() {
        return config;
    }

    public TopicNames topics() {
        return TopicNames.of(config);
    }

    public Path bundle() {
        return bundle;
    }

    /** The settings as command-line options. */
    public List<String> options() {
        return settings.stream()
                .flatMap(setting -> List.of("--set", setting).stream())
                .toList();
    }

    /** Makes the topics and publishes catalog and model. */
    public Deployment prepare(Wire wire) {
        try (TopicAdmin admin = TopicAdmin.connect(config)) {
            admin.create();
        }
        CatalogCodec catalog = new CatalogCodec(SCHEMAS);
        for (CatalogItem item : TinyBundle.items()) {
            wire.send(topics().catalogItems(), item.itemId().getBytes(StandardCharsets.UTF_8), catalog.write(item));
        }
        wire.send(topics().models(), PointerCodec.key(), new PointerCodec(SCHEMAS).write(pointer(), 1));
        return this;
    }

    /** Runs in this process, ready to answer. */
    public FreshetRuntime run() {
        FreshetRuntime runtime = FreshetRuntime.start(config);
        runtime.awaitReady(Duration.ofSeconds(60));
        return runtime;
    }

    private ModelPointer pointer() {
        try (Bundle opened = Bundle.open(bundle, Execution.CPU)) {
            return new ModelPointer(opened.version(), bundle.toUri().toString(), opened.checksum());
        }
    }
}
