package dev.freshet.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.progress.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CopyTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void shouldBeAsOldAsItsLastLookThatFoundItWhole() {
        Copy copy = new Copy(0);
        assertThat(copy.staleness(0)).isEmpty();

        copy.observe(1 * SECOND, 10, 10);
        assertThat(copy.staleness(3 * SECOND)).contains(Duration.ofSeconds(2));

        copy.observe(4 * SECOND, 12, 11);
        assertThat(copy.staleness(5 * SECOND)).contains(Duration.ofSeconds(4));

        // It has all that there was at 4 s, but not all that there was at 6 s.
        copy.observe(6 * SECOND, 20, 15);
        assertThat(copy.staleness(7 * SECOND)).contains(Duration.ofSeconds(3));
    }

    @Test
    void shouldForgetWhatItWasWhenItGoesBack() {
        Copy copy = new Copy(0);
        copy.observe(0, 10, 10);

        copy.observe(SECOND, 10, 3);

        assertThat(copy.staleness(SECOND)).isEmpty();
    }

    @Test
    void shouldNeverSeemYoungerThanItIs() {
        Random random = new Random(4);
        for (int round = 0; round < 100; round++) {
            Copy copy = new Copy(0);
            // The ends of the changelog at each second, and how much of it is copied.
            List<Long> ends = new ArrayList<>();
            long end = 0;
            long copied = 0;
            for (int second = 0; second < 60; second++) {
                end += random.nextInt(4);
                ends.add(end);
                copied = Math.min(end, copied + random.nextInt(5));
                copy.observe(second * SECOND, end, copied);

                int whole = -1;
                for (int i = 0; i < ends.size(); i++) {
                    whole = ends.get(i) <= copied ? i : whole;
                }
                assertThat(copy.staleness(second * SECOND))
                        .isEqualTo(whole < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(second - whole)));
            }
        }
    }

    @Test
    @Timeout(30)
    void shouldWakeWhoWaitsForMore() throws Exception {
        Copy copy = new Copy(0);
        long seen = copy.changes();
        CompletableFuture<Boolean> waiter =
                CompletableFuture.supplyAsync(() -> copy.awaitChange(seen, Deadline.in(Duration.ofHours(1))));

        copy.change();

        assertThat(waiter.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(copy.awaitChange(copy.changes(), Deadline.in(Duration.ZERO))).isFalse();
    }
}
