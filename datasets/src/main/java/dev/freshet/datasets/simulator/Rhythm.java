package dev.freshet.datasets.simulator;

import java.util.Arrays;

/** When people come and how fast they click. Hours are UTC. */
final class Rhythm {

    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;

    /** How busy each hour is beside the busiest. */
    private static final double[] HOURS = {
        .18, .10, .06, .05, .05, .10, .22, .38, .50, .55, .58, .62, .70, .64, .58, .56, .60, .68, .82, .95, 1, .92, .66,
        .36
    };

    private static final double MEAN_HOUR = Arrays.stream(HOURS).average().orElseThrow();

    private Rhythm() {}

    /** The start of the next session of somebody who comes {@code perDay} times a day, by thinning a Poisson process. */
    static double nextSession(double afterMs, double perDay, Dice dice) {
        double at = afterMs;
        do {
            at += dice.exponential() * DAY_MS * MEAN_HOUR / perDay;
        } while (!dice.chance(HOURS[(int) ((long) at % DAY_MS / HOUR_MS)]));
        return at;
    }

    /** From one thing done to the next in a session: median 25 s, at most 10 minutes. */
    static double nextClick(double afterMs, Dice dice) {
        return afterMs + Math.min(600_000, 1_000 + 24_000 * StrictMath.exp(0.9 * dice.gaussian()));
    }
}
