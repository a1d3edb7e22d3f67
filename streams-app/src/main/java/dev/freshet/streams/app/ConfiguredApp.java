package dev.freshet.streams.app;

import dev.freshet.core.encode.StepCache;
import dev.freshet.core.engine.EngineSettings;
import dev.freshet.core.engine.Recommender;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.EngineConfig;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.ModelConfig;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.metrics.StreamMeters;
import dev.freshet.streams.progress.InputProgress;
import dev.freshet.streams.topology.FreshetTopology;
import dev.freshet.streams.topology.SlateMaker;
import dev.freshet.streams.validation.KeyPlacement;
import dev.freshet.streams.world.BundleFetcher;
import dev.freshet.streams.world.LiveWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.Topology;

/**
 * Everything that follows from the configuration alone; nothing runs and nothing is connected.
 *
 * @param config the settings
 * @param recommender what makes slates
 * @param slates what answers rows: the recommender, or what a harness puts in its place
 * @param world empty until a topology feeds it
 * @param counters at zero
 * @param cache empty
 * @param progress of no task yet
 * @param meters nothing measured yet
 */
public record ConfiguredApp(
        FreshetConfig config,
        Recommender recommender,
        SlateMaker slates,
        LiveWorld world,
        Counters counters,
        StepCache cache,
        InputProgress progress,
        StreamMeters meters) {

    private static final long MIB = 1_048_576;
    private static final long USUAL_CACHE_MB = 128;

    /** @throws OperatorError if the settings ask for what this machine or this JVM has not */
    public static ConfiguredApp of(FreshetConfig config) {
        Counters counters = new Counters();
        LiveWorld world = new LiveWorld(
                ReleasedSchemas.load(),
                config.signals().halfLife(),
                new BundleFetcher(bundleDirectory(config.model())),
                execution(config.model()),
                counters,
                InstantSource.system());
        Recommender recommender = new Recommender(
                new EngineSettings(config.engine().candidates(), config.engine().explainEvents()),
                policy(config.engine()));
        return new ConfiguredApp(
                config,
                recommender,
                recommender::recommend,
                world,
                counters,
                new StepCache(cacheMb(config.model(), Runtime.getRuntime().maxMemory() / MIB) * MIB),
                new InputProgress(),
                new StreamMeters(InstantSource.system()));
    }

    /** What may be shown. */
    public Policy policy() {
        return policy(config.engine());
    }

    /** The same, but answering with something else. */
    public ConfiguredApp withSlates(SlateMaker others) {
        return new ConfiguredApp(config, recommender, others, world, counters, cache, progress, meters);
    }

    /** @param placement where the keys of user-events belong */
    public Topology topology(KeyPlacement placement) {
        return new FreshetTopology(
                        config, ReleasedSchemas.load(), placement, slates, world, counters, cache, progress, meters)
                .build(StreamsProperties.of(config));
    }

    /** How large the cache is to be with a heap; both in MiB. */
    static long cacheMb(ModelConfig model, long heapMb) {
        long mb = model.cacheMb().map(Integer::longValue).orElse(Math.min(USUAL_CACHE_MB, heapMb / 4));
        if (model.incremental() && mb > heapMb / 2) {
            throw new OperatorError("model.cache-mb is " + mb + " and the heap " + heapMb + " MiB; give at most "
                    + heapMb / 2 + ", or java a larger -Xmx");
        }
        return mb;
    }

    private static Policy policy(EngineConfig engine) {
        return new ServePolicy(Duration.ofDays(engine.boughtWithinDays()));
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
