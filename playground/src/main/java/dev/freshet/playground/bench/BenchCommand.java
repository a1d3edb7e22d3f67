package dev.freshet.playground.bench;

import dev.freshet.playground.bench.micro.MicroCommand;
import picocli.CommandLine.Command;

/** {@code freshet bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = MicroCommand.class,
        description = "Measures throughput, latency and cost on this machine.")
public final class BenchCommand {}
