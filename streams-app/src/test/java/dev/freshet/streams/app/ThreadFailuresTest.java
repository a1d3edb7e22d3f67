package dev.freshet.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.config.ErrorsConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {

    private final ThreadFailures failures =
            new ThreadFailures(new ReplacementBudget(new ErrorsConfig(1, Duration.ofMinutes(1)), () -> 0), 1);

    @Test
    void shouldReplaceStreamThreadsWithinTheBudget() {
        assertThat(responseOn("freshet-StreamThread-1")).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(responseOn("freshet-StreamThread-1")).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }

    @Test
    void shouldStopWhereTheGlobalThreadFails() {
        assertThat(responseOn("freshet-GlobalStreamThread")).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(responseOn("freshet-StreamThread-1"))
                .as("the budget is untouched")
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    private StreamThreadExceptionResponse responseOn(String thread) {
        CompletableFuture<StreamThreadExceptionResponse> response = new CompletableFuture<>();
        new Thread(() -> response.complete(failures.handle(new IllegalStateException("broken"))), thread).start();
        return response.join();
    }
}
