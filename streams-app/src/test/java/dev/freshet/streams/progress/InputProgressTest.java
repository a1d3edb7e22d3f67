package dev.freshet.streams.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InputProgressTest {

    private static final Deadline LONG = Deadline.in(Duration.ofHours(1));
    private static final Deadline PAST = Deadline.in(Duration.ZERO);

    private final InputProgress progress = new InputProgress();

    @Test
    void shouldKnowWhatIsPassed() {
        TaskProgress task = progress.open(3);

        task.pass(7);

        assertThat(task.awaitPassed(7, PAST)).isTrue();
        assertThat(task.awaitPassed(8, PAST)).isFalse();
    }

    @Test
    void shouldWakeWhoWaitsForARecord() throws Exception {
        TaskProgress task = progress.open(0);
        CompletableFuture<Boolean> waiter = CompletableFuture.supplyAsync(() -> task.awaitPassed(1_000, LONG));

        for (int offset = 0; offset <= 1_000; offset++) {
            task.pass(offset);
        }

        assertThat(waiter.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldWakeWhoWaitsForATaskThatIsClosed() throws Exception {
        TaskProgress task = progress.open(0);
        CompletableFuture<Boolean> waiter = CompletableFuture.supplyAsync(() -> task.awaitPassed(1, LONG));

        progress.close(task);

        assertThat(waiter.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(progress.of(0)).isEmpty();
    }

    @Test
    void shouldNotTakeATaskForTheOneBeforeIt() {
        TaskProgress before = progress.open(0);
        progress.close(before);
        TaskProgress after = progress.open(0);

        progress.close(before);

        assertThat(progress.isOpen(before)).isFalse();
        assertThat(progress.isOpen(after)).isTrue();
        assertThat(progress.of(0)).containsSame(after);
    }
}
