package dev.freshet.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.config.ErrorsConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplacementBudgetTest {

    private final AtomicLong nowMs = new AtomicLong();

    @Test
    void shouldAllowSoManyReplacementsWithinTheWindowAndNoMore() {
        ReplacementBudget budget = new ReplacementBudget(new ErrorsConfig(2, Duration.ofMinutes(1)), nowMs::get);

        assertThat(budget.spend()).isTrue();
        nowMs.addAndGet(30_000);
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isFalse();

        nowMs.addAndGet(30_001);
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isFalse();
    }

    @Test
    void shouldAllowNoneWhereNoneIsConfigured() {
        assertThat(new ReplacementBudget(new ErrorsConfig(0, Duration.ofMinutes(1)), nowMs::get).spend())
                .isFalse();
    }
}
