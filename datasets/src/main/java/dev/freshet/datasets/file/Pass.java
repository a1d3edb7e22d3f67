package dev.freshet.datasets.file;

import dev.freshet.datasets.ReadReport;
import dev.freshet.datasets.ReadReport.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what one pass over a source does with its records: the lines of a file, or what else it is made of. For one thread. */
public final class Pass {

    private final String source;
    private final Map<String, Tally> skipped = new LinkedHashMap<>();
    private final Map<String, Tally> noted = new LinkedHashMap<>();
    private long accepted;
    private long events;

    public Pass(String source) {
        this.source = source;
    }

    /** A record became part of an event. */
    public void accept() {
        accepted++;
    }

    /** A line was left out. */
    public void skip(String reason, long line) {
        count(skipped, reason, new Tally(1, line));
    }

    /**
     * A record that is no line was left out.
     *
     * @param place where to find it
     */
    public void skip(String reason, String place) {
        count(skipped, reason, new Tally(1, place));
    }

    /** An accepted line has something worth knowing. */
    public void note(String what, long line) {
        count(noted, what, new Tally(1, line));
    }

    /** An event was given. */
    public void event() {
        events++;
    }

    private static void count(Map<String, Tally> tallies, String reason, Tally once) {
        tallies.merge(reason, once, (all, one) -> new Tally(all.count() + 1, all.example()));
    }

    public ReadReport report() {
        long left = skipped.values().stream().mapToLong(Tally::count).sum();
        return new ReadReport(source, accepted + left, accepted, events, skipped, noted);
    }
}
