package dev.freshet.streams.metrics;

import dev.freshet.core.engine.SlateStage;
import dev.freshet.core.engine.SlateWatch;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Takes the times of one event's stages in {@value #ONE_IN}; to the others it does nothing. A stage lasts from the end of the one
 * before. Belongs to one task.
 */
public final class EventWatch implements SlateWatch {

    static final int ONE_IN = 64;

    private final Map<Stage, Timer> timers;
    private final LongSupplier nanos;
    private int events;
    private boolean running;
    private long lastNanos;

    /**
     * A watch.
     *
     * @param timers one a {@link Stage}
     * @param nanos a clock that never goes back
     */
    EventWatch(Map<Stage, Timer> timers, LongSupplier nanos) {
        this.timers = new EnumMap<>(timers);
        this.nanos = nanos;
    }

    /** Begins an event. */
    public void start() {
        running = events++ % ONE_IN == 0;
        if (running) {
            lastNanos = nanos.getAsLong();
        }
    }

    public void done(Stage stage) {
        if (running) {
            long now = nanos.getAsLong();
            Objects.requireNonNull(timers.get(stage)).record(now - lastNanos, TimeUnit.NANOSECONDS);
            lastNanos = now;
        }
    }

    @Override
    public void done(SlateStage stage) {
        done(
                switch (stage) {
                    case ENCODE -> Stage.ENCODE;
                    case RANK -> Stage.RANK;
                    case EXPLAIN -> Stage.EXPLAIN;
                });
    }

    /** Ends the event: what the task does until the next one is not its. */
    public void stop() {
        running = false;
    }
}
