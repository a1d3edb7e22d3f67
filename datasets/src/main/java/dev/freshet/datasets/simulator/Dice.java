package dev.freshet.datasets.simulator;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Randomness that is the same on every machine and Java version: {@link SplittableRandom}'s bits, and only strict arithmetic
 * on top of them.
 */
final class Dice {

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Independent dice for each purpose and number under one seed. */
    static Dice of(long seed, Purpose purpose, long number) {
        return new Dice(mix(mix(seed + purpose.salt) + number));
    }

    /** What the dice are thrown for. */
    enum Purpose {
        SHELVES(0x5348),
        PRODUCT(0x5052),
        LAUNCH(0x4C41),
        ARRIVAL(0x4152),
        PERSON(0x5045),
        CROWD(0x4352),
        WORDS(0x574F);

        private final long salt;

        Purpose(long salt) {
            this.salt = salt << 40;
        }
    }

    private static long mix(long z) {
        long a = (z + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        a = (a ^ (a >>> 30)) * 0x94D049BB133111EBL;
        return a ^ (a >>> 31);
    }

    /** At least 0, below 1. */
    double unit() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** At least 0, below the bound. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    <T> T of(List<T> list) {
        return list.get(below(list.size()));
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -StrictMath.log(1 - unit());
    }

    /** Standard normal, by Box and Muller. */
    double gaussian() {
        return StrictMath.sqrt(2 * exponential()) * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** An index with probability in proportion to its weight; the weights sum to {@code sum}, above 0. */
    int weighted(double[] weights, int count, double sum) {
        double left = unit() * sum;
        int last = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
