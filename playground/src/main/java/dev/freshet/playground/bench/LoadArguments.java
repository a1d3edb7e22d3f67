package dev.freshet.playground.bench;

import dev.freshet.streams.config.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all measurements of a running application share. */
final class LoadArguments {

    @Option(names = "--quick", description = "a tenth of the people and little time: within three minutes in all")
    private boolean quick;

    @Option(
            names = "--guarantee",
            paramLabel = "G",
            converter = GuaranteeWord.class,
            description = "exactly-once (default) or at-least-once")
    private Guarantee guarantee = Guarantee.EXACTLY_ONCE;

    @Option(names = "--seconds", paramLabel = "S", description = "how long is measured (60; quick: 8)")
    private @Nullable Integer seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description =
                    "load before that, at most; ends when rate and compiler are calm, after a minute at least (150; quick: 12)")
    private @Nullable Integer warmUp;

    @Option(names = "--people", paramLabel = "N", description = "people, all with full rows (50000; quick: 5000)")
    private @Nullable Integer people;

    @Option(
            names = "--zipf",
            paramLabel = "E",
            defaultValue = "1.0",
            description = "how uneven they act (${DEFAULT-VALUE})")
    private double zipf;

    @Option(names = "--items", paramLabel = "N", defaultValue = "20000", description = "products (${DEFAULT-VALUE})")
    private int items;

    @Option(names = "--past", paramLabel = "N", description = "past events of each person (1000; quick: 300)")
    private @Nullable Integer past;

    @Option(
            names = "--tapes",
            paramLabel = "N",
            description = "simulated people whose lives the people share (500; quick: 200)")
    private @Nullable Integer tapes;

    @Option(names = "--model", paramLabel = "DIR", description = "the bundle (default: the playground's own)")
    private @Nullable Path model;

    @Option(
            names = "--cache-mb",
            paramLabel = "MB",
            defaultValue = "1024",
            description = "of keys and values held (${DEFAULT-VALUE})")
    private int cacheMb;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "stream threads (${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "of the events (${DEFAULT-VALUE})")
    private int partitions;

    @Option(
            names = "--jvm",
            split = " ",
            paramLabel = "FLAGS",
            defaultValue = "-XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:+UseTransparentHugePages -XX:+AlwaysPreTouch",
            description = "of the application's JVM, its heap's size aside (${DEFAULT-VALUE})")
    private List<String> jvmFlags = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting of the application, such as delivery.commit-interval=50ms")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of the simulated shop and of draws")
    private long seed;

    /** @throws dev.freshet.streams.OperatorError naming the option that is out of range */
    BenchOptions options() {
        return new BenchOptions(
                guarantee,
                or(people, 5_000, 50_000),
                zipf,
                items,
                or(past, 300, 1_000),
                or(tapes, 200, 500),
                Duration.ofSeconds(or(warmUp, 12, 150)),
                Duration.ofSeconds(or(seconds, 8, 60)),
                OptionalDouble.empty(),
                Optional.ofNullable(model),
                cacheMb,
                threads,
                partitions,
                jvmFlags,
                settings,
                seed);
    }

    private int or(@Nullable Integer given, int quickly, int standard) {
        return given != null ? given : quick ? quickly : standard;
    }
}
