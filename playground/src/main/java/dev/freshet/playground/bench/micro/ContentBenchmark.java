package dev.freshet.playground.bench.micro;

import dev.freshet.core.catalog.CatalogItem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From what the catalog says of items to their vectors. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ContentBenchmark {

    private static final int MANY = 100;

    /** The directory of a bundle: {@code -p model=DIR,DIR} compares some in one run. */
    @Param(MicroShop.DEMO)
    public String model = MicroShop.DEMO;

    @SuppressWarnings("NullAway.Init") // JMH calls open() before anything else
    private MicroShop shop;

    private List<CatalogItem> items = List.of();

    @Setup
    public void open() {
        shop = MicroShop.open(model);
        items = shop.world().catalog().items().stream().limit(MANY).toList();
    }

    @Benchmark
    public Optional<float[][]> one() {
        return shop.bundle().describe(items.subList(0, 1));
    }

    @Benchmark
    public Optional<float[][]> hundred() {
        return shop.bundle().describe(items);
    }

    @TearDown
    public void close() {
        shop.close();
    }
}
