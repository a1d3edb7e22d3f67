package dev.freshet.datasets;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * The account of one pass: {@code read = accepted + all skipped}.
 *
 * @param source what was read
 * @param read records read: lines of a file, records of a topic, or events of the simulator; a header is none
 * @param accepted records that became part of an event
 * @param events events given
 * @param skipped records left out, by reason
 * @param noted records accepted with something worth knowing, by what it is
 */
public record ReadReport(
        String source, long read, long accepted, long events, Map<String, Tally> skipped, Map<String, Tally> noted) {

    public ReadReport {
        skipped = ImmutableMap.copyOf(skipped);
        noted = ImmutableMap.copyOf(noted);
    }

    /**
     * How often, and where for example.
     *
     * @param count records
     * @param example the first such place
     */
    public record Tally(long count, String example) {

        /** @param line counted from 1 */
        public Tally(long count, long line) {
            this(count, "line " + line);
        }
    }

    /** How many records were left out. */
    public long skippedTotal() {
        return skipped.values().stream().mapToLong(Tally::count).sum();
    }

    /** A short table for people. */
    public String table() {
        StringBuilder table = new StringBuilder(String.format(
                "%s%n  %,12d  records read%n  %,12d  accepted, as %,d events%n", source, read, accepted, events));
        skipped.forEach((reason, tally) -> table.append(row("skipped", reason, tally)));
        noted.forEach((note, tally) -> table.append(row("noted", note, tally)));
        return table.toString();
    }

    private static String row(String kind, String reason, Tally tally) {
        return String.format("  %,12d  %s: %s (such as %s)%n", tally.count(), kind, reason, tally.example());
    }
}
