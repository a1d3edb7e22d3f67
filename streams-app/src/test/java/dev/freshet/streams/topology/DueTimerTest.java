package dev.freshet.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class DueTimerTest {

    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final DueTimer timer = new DueTimer(context, Duration.ofMillis(20), nowMs -> {});

    @Test
    void shouldNotRunBeforeItIsStarted() {
        assertThat(context.scheduledPunctuators()).isEmpty();
    }

    @Test
    void shouldRunOnceHoweverOftenItIsStarted() {
        timer.start();
        timer.start();

        assertThat(context.scheduledPunctuators()).hasSize(1);
    }

    @Test
    void shouldStopAndStartAgain() {
        timer.start();
        timer.stop();
        timer.stop();
        assertThat(context.scheduledPunctuators()).allMatch(CapturedPunctuator::cancelled);

        timer.start();

        assertThat(context.scheduledPunctuators())
                .hasSize(2)
                .filteredOn(punctuator -> !punctuator.cancelled())
                .hasSize(1);
    }
}
