package dev.freshet.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.engine.Slate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {

    private static final long NOW = 1_000_000;
    private static final Slate SLATE = new Slate(Optional.empty(), 1, 1, Optional.empty(), List.of());

    private final StreamMeters meters = new StreamMeters(InstantSource.fixed(Instant.ofEpochMilli(NOW)));
    private final AtomicLong nanos = new AtomicLong();
    private final RecentAnswers answers = new RecentAnswers(meters.latency(), nanos::get);

    @Test
    void shouldTellRateAndPercentiles() {
        answer(98, 9);
        answer(2, 900);
        pass(10);

        assertThat(answers.recent().perSecond()).isCloseTo(10, within(1e-6));
        assertThat(answers.recent().p50Ms().orElseThrow()).isBetween(5.0, 10.0);
        assertThat(answers.recent().p99Ms().orElseThrow()).isBetween(500.0, 1_000.0);
    }

    @Test
    void shouldForgetWhatIsLongerAgoThanAMinute() {
        answer(1_000, 900);
        for (int i = 0; i < 13; i++) {
            pass(5);
        }
        answer(60, 9);

        assertThat(answers.recent().perSecond()).isCloseTo(1, within(0.1));
        assertThat(answers.recent().p99Ms().orElseThrow()).isBetween(5.0, 10.0);
    }

    @Test
    void shouldSayNothingOfLatencyWhereNothingWasAnswered() {
        pass(5);

        assertThat(answers.recent().perSecond()).isZero();
        assertThat(answers.recent().p50Ms()).isEmpty();
    }

    @Test
    void shouldNotGuessBeyondTheLargestBucket() {
        answer(10, 999_999);
        pass(5);

        assertThat(answers.recent().p99Ms()).hasValue(60_000);
    }

    private void answer(int times, long latencyMs) {
        for (int i = 0; i < times; i++) {
            meters.answered(SLATE, NOW - latencyMs);
        }
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        answers.tick();
    }
}
