package dev.freshet.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.explain.Reason;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is measured of every event must not be seen in its cost. */
class AllocationTest {

    private static final int EVENTS = 10_000;

    @Test
    void shouldAllocateNothingPerEvent() {
        // Given
        StreamMeters meters = new StreamMeters(InstantSource.system());
        EventWatch watch = meters.watch();
        List<SlateItem> items = IntStream.range(0, 10)
                .mapToObj(i -> new SlateItem(
                        "item-" + i, i + 1, 1, EnumSet.of(Source.POPULARITY), Reason.of(Reason.Kind.POPULAR), 1))
                .toList();
        Slate slate = new Slate(Optional.empty(), 1, 1, Optional.empty(), items);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        measure(watch, meters, slate);

        // When
        long before = threads.getCurrentThreadAllocatedBytes();
        measure(watch, meters, slate);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        // Then next to nothing is left for a single one
        assertThat(allocated / EVENTS).isLessThan(8);
    }

    private static void measure(EventWatch watch, StreamMeters meters, Slate slate) {
        long nowMs = System.currentTimeMillis();
        for (int i = 0; i < EVENTS; i++) {
            watch.start();
            watch.done(Stage.READ);
            watch.done(Stage.STORE);
            watch.stop();
            meters.answered(slate, nowMs - i % 100);
        }
    }
}
