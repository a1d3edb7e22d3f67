package dev.freshet.playground.bench;

import dev.freshet.cli.WrongUsage;
import dev.freshet.streams.config.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One run of the bench.
 *
 * @param guarantee of the application
 * @param people with full rows
 * @param zipf exponent of who acts how often
 * @param items products in the catalog
 * @param past events that each person's row has seen
 * @param tapes simulated people whose lives the people share
 * @param warmUp load before anything is measured, at most
 * @param measured load that is measured, at the peak and again at the rate
 * @param rate events a second of the open loop; without it the peak is measured first and latency at a rate it can bear
 * @param model the bundle; the playground's own by default
 * @param cacheMb keys and values that the application may hold
 * @param threads stream threads of the application
 * @param partitions of the events
 * @param jvmFlags of the application, its heap's size aside
 * @param settings of the application over the bench's own, {@code key=value} each
 * @param seed of the simulated shop and of all draws
 */
record BenchOptions(
        Guarantee guarantee,
        int people,
        double zipf,
        int items,
        int past,
        int tapes,
        Duration warmUp,
        Duration measured,
        OptionalDouble rate,
        Optional<Path> model,
        int cacheMb,
        int threads,
        int partitions,
        List<String> jvmFlags,
        List<String> settings,
        long seed) {

    BenchOptions {
        jvmFlags = List.copyOf(jvmFlags);
        settings = List.copyOf(settings);
        require(people >= 1 && people <= 1_000_000, "--people", people, "1 to 1000000");
        require(zipf >= 0 && zipf <= 3, "--zipf", zipf, "0 to 3");
        require(items >= 100 && items <= 200_000, "--items", items, "100 to 200000");
        require(past >= 1 && past <= 10_000, "--past", past, "1 to 10000");
        require(tapes >= 1 && tapes <= 10_000, "--tapes", tapes, "1 to 10000");
        require(!warmUp.isNegative(), "--warm-up", warmUp.toSeconds(), "0 or more seconds");
        require(measured.toSeconds() >= 1, "--seconds", measured.toSeconds(), "at least 1");
        require(rate.isEmpty() || rate.getAsDouble() > 0, "--rate", rate.orElse(0), "more than 0");
        require(cacheMb >= 1 && cacheMb <= 65_536, "--cache-mb", cacheMb, "1 to 65536");
        require(threads >= 1 && threads <= 64, "--threads", threads, "1 to 64");
        require(partitions >= 1 && partitions <= 1024, "--partitions", partitions, "1 to 1024");
    }

    /** As settings and results name it. */
    String guaranteeWord() {
        return guarantee.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same at a fixed rate, or without one. */
    BenchOptions withRate(OptionalDouble eventsPerSecond) {
        return new BenchOptions(
                guarantee,
                people,
                zipf,
                items,
                past,
                tapes,
                warmUp,
                measured,
                eventsPerSecond,
                model,
                cacheMb,
                threads,
                partitions,
                jvmFlags,
                settings,
                seed);
    }

    /** The same with another number of past events. */
    BenchOptions withPast(int events) {
        return new BenchOptions(
                guarantee,
                people,
                zipf,
                items,
                events,
                tapes,
                warmUp,
                measured,
                rate,
                model,
                cacheMb,
                threads,
                partitions,
                jvmFlags,
                settings,
                seed);
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new WrongUsage(name + " is " + value + "; allowed is " + allowed);
        }
    }
}
