package dev.freshet.core.signals;

import java.time.Duration;

/**
 * How much an item has been wanted lately: a sum of weights, each halved for every half-life since its event.
 *
 * <p>The sum at time t is &Sigma; w<sub>i</sub> &middot; 2<sup>-(t - t<sub>i</sub>) / halfLife</sup> ("forward decay":
 * Cormode et al., ICDE 2009). Only the sum and its time are kept. The order in which events arrive does not matter but for
 * rounding: at most half a millionth an event. Every machine computes the same number, so a row recomputed from the input
 * equals the row published.
 *
 * @param millionths the sum as of {@code asOfMs} in millionths of a unit weight, 0 to {@link #MAX_MILLIONTHS}
 * @param asOfMs the latest event's time, in ms since 1970 UTC; 0 before the first event
 */
public record DecayedPopularity(long millionths, long asOfMs) {

    /** A weight of one. */
    public static final long UNIT = 1_000_000;

    /** Where the sum saturates; two of them still add up without overflow. */
    public static final long MAX_MILLIONTHS = Long.MAX_VALUE / 2;

    /** An item that nobody has touched. */
    public static final DecayedPopularity NONE = new DecayedPopularity(0, 0);

    private static final double LN_2 = StrictMath.log(2);

    public DecayedPopularity {
        if (millionths < 0 || millionths > MAX_MILLIONTHS) {
            throw new IllegalArgumentException(
                    "millionths is " + millionths + "; 0 to " + MAX_MILLIONTHS + " is allowed");
        }
        if (asOfMs < 0) {
            throw new IllegalArgumentException("asOfMs is " + asOfMs + "; give ms since 1970 UTC");
        }
    }

    /**
     * The popularity after one more event. A later event decays the sum to its own time; an earlier one is itself decayed to
     * {@code asOfMs}, which stays.
     *
     * @param weightMillionths what the event counts, at least 0; {@link #UNIT} is one
     * @param timeMs when it happened, in ms since 1970 UTC; an unknown time is refused, because to place it would be to
     *     invent it
     * @param halfLife the time after which an event counts half, at least 1 ms
     */
    public DecayedPopularity add(long weightMillionths, long timeMs, Duration halfLife) {
        if (weightMillionths < 0) {
            throw new IllegalArgumentException("weightMillionths is " + weightMillionths + "; at least 0 is allowed");
        }
        if (timeMs < 0) {
            throw new IllegalArgumentException("timeMs is " + timeMs + "; give ms since 1970 UTC");
        }
        long halfLifeMs = millis(halfLife);
        long latest = StrictMath.max(asOfMs, timeMs);
        long sum = decayed(millionths, latest - asOfMs, halfLifeMs)
                + decayed(StrictMath.min(weightMillionths, MAX_MILLIONTHS), latest - timeMs, halfLifeMs);
        return new DecayedPopularity(StrictMath.min(sum, MAX_MILLIONTHS), latest);
    }

    /**
     * A number that orders items by popularity at any moment, without decaying them to it: log2(sum) + asOf / halfLife, since
     * time takes the same from the logarithm of every sum. Comparable between items of the same half-life only; minus
     * infinity for a sum of zero.
     */
    public double logScore(Duration halfLife) {
        return StrictMath.log((double) millionths) / LN_2 + (double) asOfMs / millis(halfLife);
    }

    private static long decayed(long millionths, long elapsedMs, long halfLifeMs) {
        if (elapsedMs == 0) {
            return millionths;
        }
        double kept = StrictMath.pow(0.5, (double) elapsedMs / halfLifeMs);
        return StrictMath.min((long) StrictMath.rint(millionths * kept), MAX_MILLIONTHS);
    }

    private static long millis(Duration halfLife) {
        long ms = halfLife.toMillis();
        if (ms < 1) {
            throw new IllegalArgumentException("halfLife is " + halfLife + "; at least 1 ms is allowed");
        }
        return ms;
    }
}
