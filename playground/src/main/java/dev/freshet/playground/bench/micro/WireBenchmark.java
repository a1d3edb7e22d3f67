package dev.freshet.playground.bench.micro;

import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.core.engine.EngineSettings;
import dev.freshet.core.engine.Recommender;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.EventReader;
import dev.freshet.streams.codec.EventWriter;
import dev.freshet.streams.codec.SlateWriter;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.codec.Unanswered;
import dev.freshet.streams.config.InputConfig;
import dev.freshet.streams.validation.Verdict;
import java.time.Duration;
import java.util.Optional;
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

/** Bytes to an event, and a slate of ten with reasons to bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class WireBenchmark {

    private final MicroShop shop = MicroShop.open();
    private final ReleasedSchemas schemas = ReleasedSchemas.load();
    private final EventWriter eventWriter = new EventWriter(schemas);
    private final byte[][] events =
            shop.events().stream().map(eventWriter::write).toArray(byte[][]::new);
    private final long nowMs = shop.events().get(events.length - 1).timeMs();
    private final EventReader reader = new EventReader(schemas, InputConfig.DEFAULT);
    private final SlateWriter writer = new SlateWriter(schemas, "home");
    private final UserEvent answered = shop.events().get(0);
    private final Unanswered unanswered = new Unanswered(
            answered.subject(),
            answered.eventId(),
            answered.timeMs(),
            Consent.UNSPECIFIED,
            new SourcePosition("user-events", 0, 1_000_000),
            ImmutableLongArray.of(),
            Optional.empty());
    private final Slate slate = new Recommender(EngineSettings.DEFAULT, new ServePolicy(Duration.ofDays(90)))
            .recommend(shop.rows().get(0), SlateRequest.of(answered.timeMs(), 10), shop.world())
            .slate();
    private int next;

    @Benchmark
    public Verdict readEvent() {
        return reader.read(events[next++ % events.length], nowMs);
    }

    @Benchmark
    public byte[] writeSlate() {
        return writer.write(slate, unanswered, nowMs);
    }

    @TearDown
    public void close() {
        shop.close();
    }
}
