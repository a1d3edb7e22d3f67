package dev.freshet.playground.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.simulator.SimulatorConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedScriptTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void shouldBeginAMonthAgoWithItsHistoryBefore() {
        SimulatedScript script = new SimulatedScript(SimulatorConfig.defaults(), 200, 50, CLOCK);

        assertThat(script.startMs()).isEqualTo(NOW.minus(Duration.ofDays(30)).toEpochMilli());
        assertThat(script.history())
                .hasSize(50)
                .extracting(UserEvent::timeMs)
                .isSorted()
                .allMatch(timeMs -> timeMs <= script.startMs() - Script.HISTORY_GAP_MS);
    }

    @Test
    void shouldNeverBeAheadOfTheClock() {
        // Given a shop of so few people that a month of it is short
        SimulatorConfig small = SimulatorConfig.defaults().withPeople(3, 0);
        SimulatedScript script = new SimulatedScript(small, 1, 0, CLOCK);

        // When
        List<Long> times;
        try (Stream<Step> steps = script.steps()) {
            times = steps.filter(Step.Act.class::isInstance)
                    .limit(2_000)
                    .map(step -> ((Step.Act) step).event().timeMs())
                    .toList();
        }

        // Then it catches up with the clock, and goes on there
        assertThat(times).isSorted().allMatch(timeMs -> timeMs <= NOW.toEpochMilli());
        assertThat(times.get(0)).isLessThan(NOW.toEpochMilli());
        assertThat(times.get(times.size() - 1)).isEqualTo(NOW.toEpochMilli());
    }
}
