package dev.freshet.playground.bench.micro;

import dev.freshet.core.encode.StepCache;
import dev.freshet.core.encode.StepEncoder;
import dev.freshet.core.engine.EngineSettings;
import dev.freshet.core.engine.Recommendation;
import dev.freshet.core.engine.Recommender;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.engine.Workspace;
import dev.freshet.core.policy.ServePolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a row to a slate of ten with reasons: step, candidates, ranking, policy. Nothing is popular. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SlateBenchmark {

    private static final int COUNT = 10;
    private static final long CACHE_BYTES = 1L << 24;

    private final MicroShop shop = MicroShop.open();
    private final StepEncoder encoder = new StepEncoder(new StepCache(CACHE_BYTES), "bench");
    private final Workspace workspace = new Workspace(encoder);
    private final Recommender recommender =
            new Recommender(EngineSettings.DEFAULT, new ServePolicy(Duration.ofDays(90)));
    private int next;

    @Benchmark
    public Recommendation recommend() {
        int number = next++ % shop.rows().size();
        SlateRequest request = SlateRequest.of(shop.events().get(number).timeMs(), COUNT);
        return recommender.recommend("somebody", shop.rows().get(number), request, shop.world(), workspace);
    }

    @TearDown
    public void close() {
        encoder.close();
        shop.close();
    }
}
