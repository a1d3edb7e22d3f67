package dev.freshet.playground.demo;

import dev.freshet.streams.config.ConfigReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code freshet simulate}. */
@Command(
        name = "simulate",
        description = {
            "Publishes the simulated shop's catalog to your Kafka and lets its people act, until Ctrl-C or SIGTERM.",
            "The topics have to exist. Started again it goes on where it ended: the events in the topic count as told."
        },
        footer = {
            "# until Ctrl-C",
            "freshet simulate --bootstrap-servers localhost:9092",
            "# a fixed number, fast, with the application's own file for the connection",
            "freshet simulate --config freshet.yaml --rate 1000 --events 20000"
        })
public final class SimulateCommand implements Callable<Integer> {

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "short for --set bootstrap-servers=")
    private @Nullable String bootstrapServers;

    @Option(names = "--config", paramLabel = "FILE", description = "the application's YAML file, for its connection")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a setting over file and environment; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--rate", paramLabel = "R", defaultValue = "50", description = "events a second (${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--events", paramLabel = "N", description = "end after N events")
    private @Nullable Long events;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of the shop (${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() {
        List<String> settings = new ArrayList<>(overrides);
        if (bootstrapServers != null) {
            settings.add("bootstrap-servers=" + bootstrapServers);
        }
        return new Simulation(
                        ConfigReader.read(Optional.ofNullable(file), System.getenv(), settings),
                        seed,
                        rate,
                        events == null ? OptionalLong.empty() : OptionalLong.of(events),
                        Clock.systemUTC(),
                        new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .run();
    }
}
