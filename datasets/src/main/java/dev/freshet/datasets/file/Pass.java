package dev.freshet.datasets.file;

import dev.freshet.datasets.ReadReport;
import dev.freshet.datasets.ReadReport.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what one pass over a file does with its lines. For one thread. */
public final class Pass {

    private final String source;
    private final Map<String, Tally> skipped = new LinkedHashMap<>();
    private final Map<String, Tally> noted = new LinkedHashMap<>();
    private long accepted;
    private long events;

    public Pass(String source) {
        this.source = source;
    }

    /** A line became part of an event. */
    public void accept() {
        accepted++;
    }

    /** A line was left out. */
    public void skip(String reason, long line) {
        count(skipped, reason, line);
    }

    /** An accepted line has something worth knowing. */
    public void note(String what, long line) {
        count(noted, what, line);
    }

    /** An event was given. */
    public void event() {
        events++;
    }

    private static void count(Map<String, Tally> tallies, String reason, long line) {
        tallies.merge(reason, new Tally(1, line), (all, one) -> new Tally(all.count() + 1, all.exampleLine()));
    }

    public ReadReport report() {
        long left = skipped.values().stream().mapToLong(Tally::count).sum();
        return new ReadReport(source, accepted + left, accepted, events, skipped, noted);
    }
}
