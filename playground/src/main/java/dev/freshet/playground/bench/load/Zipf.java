package dev.freshet.playground.bench.load;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws 0 to n-1 with probability proportional to 1 / (rank + 1)^exponent. Immutable. */
public final class Zipf {

    /** The probability of a rank or any before it. */
    private final double[] cumulative;

    /**
     * A distribution over n ranks.
     *
     * @param exponent 0 draws all alike; 1 is what shops see
     */
    public Zipf(int n, double exponent) {
        if (n < 1 || exponent < 0) {
            throw new IllegalArgumentException(
                    "Zipf over " + n + " with exponent " + exponent + "; allowed are at least 1 and 0 or more");
        }
        cumulative = new double[n];
        double sum = 0;
        for (int rank = 0; rank < n; rank++) {
            sum += Math.pow(rank + 1, -exponent);
            cumulative[rank] = sum;
        }
        for (int rank = 0; rank < n; rank++) {
            cumulative[rank] /= sum;
        }
    }

    /** How many ranks there are. */
    public int size() {
        return cumulative.length;
    }

    public int draw(RandomGenerator random) {
        int at = Arrays.binarySearch(cumulative, random.nextDouble());
        return Math.min(at >= 0 ? at + 1 : -at - 1, cumulative.length - 1);
    }
}
