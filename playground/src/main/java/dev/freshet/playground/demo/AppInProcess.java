package dev.freshet.playground.demo;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.codec.PointerCodec;
import dev.freshet.streams.config.FreshetConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Freshet itself, in this process, serving one bundle. */
final class AppInProcess implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);

    private final FreshetRuntime runtime;
    private final String host;

    private AppInProcess(FreshetRuntime runtime, String host) {
        this.runtime = runtime;
        this.host = host;
    }

    /** What the models topic is to say so that a bundle is served; a bundle that cannot be used is refused here. */
    static byte[] pointerTo(Path bundle, ReleasedSchemas schemas, long nowMs) {
        try (Bundle opened = Bundle.open(bundle, Execution.CPU)) {
            return new PointerCodec(schemas)
                    .write(
                            new ModelPointer(
                                    opened.version(),
                                    bundle.toAbsolutePath().normalize().toUri().toString(),
                                    opened.checksum()),
                            nowMs);
        }
    }

    /** Returns when events are answered with the model. */
    static AppInProcess start(FreshetConfig config) {
        FreshetRuntime runtime = FreshetRuntime.start(config);
        try {
            runtime.awaitReady(READY);
            return new AppInProcess(runtime, config.http().host());
        } catch (RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    /** Where it answers HTTP. */
    String url() {
        return "http://" + host + ":" + runtime.httpPort();
    }

    /** Throws if it has stopped by itself: nothing will be answered any more. */
    void requireAlive() {
        if (!runtime.health().live()) {
            throw new DemoFailure(
                    "the application has stopped (" + runtime.health().describe() + "); the log on stderr says why");
        }
    }

    @Override
    public void close() {
        runtime.close();
    }
}
