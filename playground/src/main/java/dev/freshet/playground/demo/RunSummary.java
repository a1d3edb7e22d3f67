package dev.freshet.playground.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.playground.traffic.OutputCounts;

/**
 * How a run went. Inputs are counted by whoever produced, outputs by a read_committed consumer; nothing is the application's
 * own count.
 *
 * @param events events sent, repeats included
 * @param answered those of a type that is answered
 * @param duplicates those of them that were repeats, sent on purpose
 * @param coalesced answered events that were meant to share an answer; this version answers each
 * @param deadLetters records refused
 * @param recommendations slates received
 * @param fallbacks slates that no model ranked
 * @param eventsPerSecond events sent a second while sending
 * @param p50Ms median time from the event's append at the broker to the consumer's receipt of its slate
 * @param p99Ms the 99th percentile of it
 * @param modelVersion the bundle that ranked the last slate; empty where none did
 */
record RunSummary(
        long events,
        long answered,
        long duplicates,
        long coalesced,
        long deadLetters,
        long recommendations,
        long fallbacks,
        double eventsPerSecond,
        long p50Ms,
        long p99Ms,
        String modelVersion) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static RunSummary of(
            long events, long answered, long duplicates, OutputCounts out, double seconds, String modelVersion) {
        double rate = seconds <= 0 ? 0 : Math.round(10 * events / seconds) / 10.0;
        return new RunSummary(
                events,
                answered,
                duplicates,
                0,
                out.deadLetters(),
                out.slates(),
                out.fallbacks(),
                rate,
                out.p50Ms(),
                out.p99Ms(),
                modelVersion);
    }

    /** Whether every answered event has exactly one recommendation. */
    boolean balances() {
        return recommendations == answered - duplicates - coalesced;
    }

    /**
     * What does not balance, for people.
     *
     * @param refused answered events that came back as dead letters
     */
    String imbalance(long refused) {
        return recommendations + " recommendations for " + answered + " answered events with " + duplicates
                + " duplicates and " + refused + " dead letters: they do not balance";
    }

    /** One line. */
    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary that is no JSON", e);
        }
    }
}
