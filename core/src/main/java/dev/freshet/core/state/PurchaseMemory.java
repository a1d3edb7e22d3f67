package dev.freshet.core.state;

/**
 * What a subject bought.
 *
 * @param itemHash {@link dev.freshet.core.Hashes#item}
 * @param times in how many purchases, returns taken off; at least 1
 * @param lastMs time of the last of them, ms since 1970 UTC or unknown
 */
public record PurchaseMemory(long itemHash, int times, long lastMs) {
    public PurchaseMemory {
        requireTimes(times);
    }

    static void requireTimes(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times + "; at least 1 is allowed");
        }
    }
}
