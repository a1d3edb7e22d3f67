package dev.freshet.playground.bench.micro;

import dev.freshet.core.encode.EncodedRing;
import dev.freshet.core.encode.FullEncoder;
import dev.freshet.core.encode.RingEncoder;
import dev.freshet.core.encode.StepCache;
import dev.freshet.core.encode.StepEncoder;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Slot;
import java.util.Arrays;
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

/** From a full ring with one event more to its user vector. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EncodeBenchmark {

    private static final int REASONS = 4;
    private static final long CACHE_BYTES = 1L << 24;

    /** The directory of a bundle: {@code -p model=DIR,DIR} compares some in one run. */
    @Param(MicroShop.DEMO)
    public String model = MicroShop.DEMO;

    private final StepCache cache = new StepCache(CACHE_BYTES);
    private final StepEncoder plain = new StepEncoder(cache, "plain");
    private final StepEncoder explaining = new StepEncoder(cache, "explaining");
    private final RingEncoder full = new FullEncoder();

    @SuppressWarnings("NullAway.Init") // JMH calls open() before anything else
    private MicroShop shop;

    private List<List<Slot>> rings = List.of();
    private long[][] tested = {};
    private int next;

    @Setup
    public void open() {
        shop = MicroShop.open(model);
        rings = shop.rows().stream()
                .map(row -> shop.bundle().readable(row.ring()))
                .toList();
        tested = rings.stream().map(EncodeBenchmark::lastEvents).toArray(long[][]::new);
    }

    /** One step: the subject is remembered. */
    @Benchmark
    public float[] step() {
        return encode(plain).user();
    }

    /** One step, and the users without each of four past events. */
    @Benchmark
    public List<Optional<float[]>> stepWithReasons() {
        return encode(explaining, tested[(next + 1) % tested.length]).usersWithout();
    }

    @Benchmark
    public float[] full() {
        return encode(full).user();
    }

    /** The ring, and again without each of four past events. */
    @Benchmark
    public List<Optional<float[]>> fullWithReasons() {
        return encode(full, tested[(next + 1) % tested.length]).usersWithout();
    }

    private EncodedRing encode(RingEncoder encoder, long... without) {
        next++;
        return encoder.encode(
                "somebody",
                rings.get(next % rings.size()),
                RequestContext.UNKNOWN,
                shop.bundle(),
                shop.world().space(),
                without);
    }

    private static long[] lastEvents(List<Slot> ring) {
        long[] events = ring.stream().mapToLong(Slot::eventHash).distinct().toArray();
        return Arrays.copyOfRange(events, Math.max(0, events.length - REASONS), events.length);
    }

    @TearDown
    public void close() {
        plain.close();
        explaining.close();
        shop.close();
    }
}
