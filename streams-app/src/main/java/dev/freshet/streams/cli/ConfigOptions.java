package dev.freshet.streams.cli;

import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command takes its settings from. */
final class ConfigOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings; without, defaults apply.")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting over file and environment; repeatable.")
    private List<String> overrides = new ArrayList<>();

    FreshetConfig read() {
        return ConfigReader.read(Optional.ofNullable(file), System.getenv(), overrides);
    }
}
