package dev.freshet.playground.traffic;

/**
 * What came out.
 *
 * @param slates recommendations
 * @param fallbacks those of them that no model ranked
 * @param deadLetters records refused
 * @param refused answered events among them, repeats not counted: they have no slate
 * @param p50Ms median time from the event's append at the broker to the reader's receipt of its slate
 * @param p99Ms the 99th percentile of it
 */
public record OutputCounts(long slates, long fallbacks, long deadLetters, long refused, long p50Ms, long p99Ms) {

    static final OutputCounts NONE = new OutputCounts(0, 0, 0, 0, 0, 0);

    OutputCounts withSlate(boolean fallback) {
        return new OutputCounts(slates + 1, fallbacks + (fallback ? 1 : 0), deadLetters, refused, p50Ms, p99Ms);
    }

    OutputCounts withDeadLetter(boolean refusedEvent) {
        return new OutputCounts(slates, fallbacks, deadLetters + 1, refused + (refusedEvent ? 1 : 0), p50Ms, p99Ms);
    }

    OutputCounts withLatency(long p50, long p99) {
        return new OutputCounts(slates, fallbacks, deadLetters, refused, p50, p99);
    }
}
