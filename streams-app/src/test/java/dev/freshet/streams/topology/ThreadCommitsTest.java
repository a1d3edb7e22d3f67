package dev.freshet.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadCommitsTest {

    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final String name = Thread.currentThread().getName();

    @AfterEach
    void restoreName() {
        Thread.currentThread().setName(name);
    }

    @Test
    void shouldCountNothingOnAThreadThatDoesNotCommit() {
        assertThat(ThreadCommits.of(context).getAsLong()).isZero();
    }

    @Test
    void shouldRefuseAThreadOfKafkaStreamsThatDoesNotSayHowOftenItCommits() {
        Thread.currentThread().setName("freshet-StreamThread-1");

        assertThatThrownBy(() -> ThreadCommits.of(context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("freshet-StreamThread-1 has no metric commit-total");
    }
}
