package dev.freshet.playground.bench.micro;

import dev.freshet.core.model.RequestContext;
import dev.freshet.core.retrieval.Hits;
import java.util.List;
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

/** The best 200 of 20,000 items. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RetrievalBenchmark {

    private static final int BEST = 200;
    private static final int USERS = 256;

    private final MicroShop shop = MicroShop.open();
    private final float[][] users = users();
    private final Hits hits = new Hits();
    private int next;

    @Benchmark
    public Hits best() {
        shop.world().space().nearest(users[next++ % users.length], BEST, item -> true, hits);
        return hits;
    }

    private float[][] users() {
        float[][] users = new float[USERS][];
        for (int i = 0; i < USERS; i++) {
            var ring = shop.bundle().readable(shop.rows().get(i).ring());
            float[][] embedding =
                    shop.bundle().embed(List.of(ring), shop.world().space());
            users[i] = shop.bundle().users(embedding, RequestContext.UNKNOWN)[0];
        }
        return users;
    }

    @TearDown
    public void close() {
        shop.close();
    }
}
