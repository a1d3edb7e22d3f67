package dev.freshet.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.engine.SlateStage;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventWatchTest {

    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<Stage, Timer> timers = Arrays.stream(Stage.values())
            .collect(Collectors.toMap(stage -> stage, stage -> registry.timer(stage.tag())));
    private final EventWatch watch = new EventWatch(timers, nanos::get);

    @Test
    void shouldGiveEachStageTheTimeSinceTheOneBefore() {
        watch.start();
        nanos.set(10);
        watch.done(Stage.READ);
        nanos.set(25);
        watch.done(SlateStage.ENCODE);

        assertThat(timer(Stage.READ).totalTime(TimeUnit.NANOSECONDS)).isEqualTo(10);
        assertThat(timer(Stage.ENCODE).totalTime(TimeUnit.NANOSECONDS)).isEqualTo(15);
    }

    @Test
    void shouldTakeTheTimesOfOneEventInMany() {
        for (int event = 0; event < 3 * EventWatch.ONE_IN; event++) {
            watch.start();
            watch.done(Stage.READ);
        }

        assertThat(timer(Stage.READ).count()).isEqualTo(3);
    }

    @Test
    void shouldNotCountWhatIsDoneBetweenEvents() {
        watch.start();
        watch.stop();
        watch.done(SlateStage.ENCODE);

        assertThat(timer(Stage.ENCODE).count()).isZero();
    }

    private Timer timer(Stage stage) {
        return registry.timer(stage.tag());
    }
}
