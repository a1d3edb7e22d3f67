package dev.freshet.playground.demo;

import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.config.FreshetConfig;
import java.nio.file.Path;

final class AppInProcess implements AutoCloseable {
    static AppInProcess start(FreshetConfig config, Path bundle, ReleasedSchemas schemas) {
        return new AppInProcess();
    }

    String url() {
        return "";
    }

    @Override
    public void close() {}
}
