package dev.freshet.streams.app;

import dev.freshet.core.engine.EngineSettings;
import dev.freshet.core.engine.Recommender;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.ModelConfig;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.topology.FreshetTopology;
import dev.freshet.streams.topology.SlateMaker;
import dev.freshet.streams.validation.KeyPlacement;
import dev.freshet.streams.world.BundleFetcher;
import dev.freshet.streams.world.LiveWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/**
 * Everything that follows from the configuration alone; nothing runs and nothing is connected.
 *
 * @param config the settings
 * @param slates makes what answers rows, one a processor
 * @param world empty until a topology feeds it
 * @param counters at zero
 */
public record ConfiguredApp(FreshetConfig config, Supplier<SlateMaker> slates, LiveWorld world, Counters counters) {

    public static ConfiguredApp of(FreshetConfig config) {
        Counters counters = new Counters();
        LiveWorld world = new LiveWorld(
                ReleasedSchemas.load(),
                config.signals().halfLife(),
                new BundleFetcher(bundleDirectory(config.model())),
                execution(config.model()),
                counters);
        Recommender recommender = new Recommender(
                new EngineSettings(config.engine().candidates(), config.engine().explainEvents()),
                new ServePolicy(Duration.ofDays(config.engine().boughtWithinDays())));
        return new ConfiguredApp(
                config,
                () -> (subjectKey, row, request, current) -> recommender.recommend(row, request, current),
                world,
                counters);
    }

    /** The same, but answering with something else. */
    public ConfiguredApp withSlates(Supplier<SlateMaker> others) {
        return new ConfiguredApp(config, others, world, counters);
    }

    /** @param placement where the keys of user-events belong */
    public Topology topology(KeyPlacement placement) {
        return new FreshetTopology(config, ReleasedSchemas.load(), placement, slates, world, counters)
                .build(StreamsProperties.of(config));
    }

    private static Path bundleDirectory(ModelConfig model) {
        return model.directory()
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "freshet-models"));
    }

    private static Execution execution(ModelConfig model) {
        Execution.Provider provider = switch (model.executionProvider()) {
            case AUTO -> Execution.Provider.AUTO;
            case CPU -> Execution.Provider.CPU;
            case CUDA -> Execution.Provider.CUDA;
        };
        Execution execution = new Execution(provider, model.threads());
        execution.obstacle().ifPresent(obstacle -> {
            throw new OperatorError("model.execution-provider " + obstacle);
        });
        return execution;
    }
}
