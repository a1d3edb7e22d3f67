package dev.freshet.playground.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** Samples what the threads of this JVM are doing, a hundred times a second. */
final class FlightRecorder {

    private static final Duration PERIOD = Duration.ofMillis(10);

    private @Nullable Recording recording;

    void start() {
        Recording started = new Recording();
        started.enable("jdk.ExecutionSample").withPeriod(PERIOD);
        started.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
        started.start();
        recording = started;
    }

    void stop(Path file) {
        @Nullable Recording started = recording;
        if (started == null) {
            throw new IllegalStateException("nothing is recorded");
        }
        started.stop();
        try {
            started.dump(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            started.close();
            recording = null;
        }
    }
}
