package dev.freshet.playground.bench.measure;

import dev.freshet.playground.bench.process.AppStats;
import java.time.Duration;

/**
 * All meters, read at one moment.
 *
 * @param nanos {@link System#nanoTime}
 * @param answered events, by slates that a read_committed reader received
 * @param slateBytes of their values
 * @param appCpu processor time of the application's process
 * @param brokerCpu of the broker's
 * @param ownCpu of this process: load, reader and measuring
 * @param app what the application says
 */
public record Reading(
        long nanos,
        long answered,
        long slateBytes,
        Duration appCpu,
        Duration brokerCpu,
        Duration ownCpu,
        AppStats app) {}
