package dev.freshet.streams.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.codec.PointerCodec;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LiveWorldTest {

    private static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load();
    private static final int READERS = 3;
    private static final int SWAPS = 30;

    @TempDir
    private Path directory;

    @Test
    @Timeout(120)
    void shouldNeverGiveAClosedModelWhileModelsAreSwapped() throws Exception {
        // Given
        List<ModelPointer> models = List.of(bundle("one"), bundle("two"));
        Counters counters = new Counters();
        AtomicBoolean swapping = new AtomicBoolean(true);
        AtomicLong uses = new AtomicLong();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try (LiveWorld world = new LiveWorld(
                SCHEMAS,
                Duration.ofDays(1),
                new BundleFetcher(directory.resolve("models")),
                new Execution(Execution.Provider.CPU, 1),
                counters,
                InstantSource.system())) {
            publish(world, models.get(0), 0);
            List<Future<?>> readers = IntStream.range(0, READERS)
                    .<Future<?>>mapToObj(reader -> threads.submit(() -> {
                        while (swapping.get()) {
                            seen.add(world.use(
                                    current -> described(current.bundle().orElseThrow())));
                            uses.incrementAndGet();
                        }
                    }))
                    .toList();

            // When
            for (int swap = 1; swap <= SWAPS; swap++) {
                publish(world, models.get(swap % 2), swap);
                awaitUses(uses, uses.get() + READERS, readers);
            }
            swapping.set(false);

            // Then
            for (Future<?> reader : readers) {
                reader.get();
            }
            assertThat(seen).containsExactlyInAnyOrder("one", "two");
            assertThat(counters.get(Counter.MODELS_LOADED)).isEqualTo(SWAPS + 1);
        } finally {
            swapping.set(false);
            threads.shutdownNow();
        }
    }

    /** A closed graph throws. */
    private static String described(Bundle bundle) {
        assertThat(bundle.describe(TinyBundle.items()).orElseThrow())
                .hasDimensions(TinyBundle.items().size(), TinyBundle.DIMENSIONS);
        return bundle.version();
    }

    private static void awaitUses(AtomicLong uses, long wanted, List<Future<?>> readers) {
        while (uses.get() < wanted && readers.stream().noneMatch(Future::isDone)) {
            Thread.onSpinWait();
        }
    }

    private static void publish(LiveWorld world, ModelPointer pointer, long offset) {
        byte[] value = new PointerCodec(SCHEMAS).write(pointer, 0);
        assertThat(world.pointers().take(PointerCodec.key(), value, new SourcePosition("models", 0, offset)))
                .isEmpty();
        world.refresh();
    }

    private ModelPointer bundle(String version) throws IOException {
        Path bundle = TinyBundle.write(directory.resolve(version), version);
        return new ModelPointer(
                version, bundle.toUri().toString(), BundleFetcher.checksum(bundle.resolve("manifest.json")));
    }
}
