package dev.freshet.streams.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * A timer that runs only while there is something to look for: each time it fires, Kafka Streams commits, so that one which never stops
 * would have an idle instance commit for ever. Belongs to one task.
 */
final class DueTimer {

    private final ProcessorContext<?, ?> context;
    private final Duration interval;
    private final Punctuator punctuator;
    private @Nullable Cancellable running;

    DueTimer(ProcessorContext<?, ?> context, Duration interval, Punctuator punctuator) {
        this.context = context;
        this.interval = interval;
        this.punctuator = punctuator;
    }

    /** Lets it run from now on; it may run already. */
    void start() {
        if (running == null) {
            running = context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, punctuator);
        }
    }

    /** Stops it; it may have stopped already. */
    void stop() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
