package dev.freshet.playground.bench.micro;

import dev.freshet.core.event.UserEvent;
import dev.freshet.core.state.Embedding;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.StoredRow;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.playground.bench.load.StoredRecords;
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

/** What one event costs in the row of somebody with a long past. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RowBenchmark {

    private final MicroShop shop = MicroShop.open();
    private final StoredRecords records = new StoredRecords();
    private final Embedding embedding =
            new Embedding(shop.bundle().version(), new float[shop.bundle().dimensions()]);
    private int next;

    public RowBenchmark() {
        StoredRow.read(records).write(shop.before().withEmbedding(embedding), records);
    }

    /** Reads head and base, applies the event, and writes what changed; now and then that is a new base. */
    @Benchmark
    public SubjectRow readUpdateWrite() {
        StoredRow stored = StoredRow.read(records);
        int number = next++;
        UserEvent event = shop.events().get(number % shop.events().size());
        Transition.Applied applied = (Transition.Applied) RowUpdater.apply(stored.row(), event, number);
        SubjectRow row = applied.row().withEmbedding(embedding);
        stored.write(row, records);
        return row;
    }

    @Benchmark
    public SubjectRow read() {
        return StoredRow.read(records).row();
    }

    @TearDown
    public void close() {
        shop.close();
    }
}
