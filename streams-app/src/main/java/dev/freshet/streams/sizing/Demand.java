package dev.freshet.streams.sizing;

import dev.freshet.streams.config.InvalidSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a shop asks of a deployment.
 *
 * @param users subjects of whom something is held
 * @param eventsPerSecond at the busiest time
 * @param peakToAverage the busiest time over the average; disk follows the average
 * @param requestsPerSecond recommendations asked for over HTTP, at the busiest time
 * @param pastEvents events of a subject's past, on average
 * @param eventsPerVisit events of one visit to the shop, on average; the first of them finds nothing in the cache
 * @param visitMinutes how long a visit lasts; as long a subject is to stay in the cache
 * @param items of the catalog
 * @param dimensions of the model
 * @param eventDays retention of user-events
 * @param slateDays retention of recommendations
 * @param replicas of every topic
 * @param standbys copies of the state on other instances
 * @param cores of one instance
 * @param busy share of a core that is planned to be used at the busiest time
 * @param commitMs the commit interval
 * @param signalSeconds signals.publish-interval
 */
public record Demand(
        long users,
        long eventsPerSecond,
        double peakToAverage,
        long requestsPerSecond,
        int pastEvents,
        double eventsPerVisit,
        double visitMinutes,
        long items,
        int dimensions,
        int eventDays,
        int slateDays,
        int replicas,
        int standbys,
        int cores,
        double busy,
        int commitMs,
        double signalSeconds) {

    /** A shop of which only the size is known, and a model like the one that was measured. */
    public static Demand of(long users, long eventsPerSecond) {
        return new Demand(
                users, eventsPerSecond, 3, 0, 30, 10, 5, 100_000, Measured.DIMENSIONS, 30, 7, 3, 1, 8, 0.6, 20, 1);
    }

    /** The same with another commit interval. */
    public Demand committingEvery(int otherMs) {
        return new Demand(
                users,
                eventsPerSecond,
                peakToAverage,
                requestsPerSecond,
                pastEvents,
                eventsPerVisit,
                visitMinutes,
                items,
                dimensions,
                eventDays,
                slateDays,
                replicas,
                standbys,
                cores,
                busy,
                otherMs,
                signalSeconds);
    }

    public Demand {
        Range range = new Range();
        range.check("--users", users, 1, 1e11);
        range.check("--events-per-second", eventsPerSecond, 1, 1e8);
        range.check("--peak-to-average", peakToAverage, 1, 1000);
        range.check("--requests-per-second", requestsPerSecond, 0, 1e8);
        range.check("--past-events", pastEvents, 0, 1e6);
        range.check("--events-per-visit", eventsPerVisit, 1, 1e4);
        range.check("--visit-minutes", visitMinutes, 0.1, 1440);
        range.check("--items", items, 1, 1e9);
        range.check("--dimensions", dimensions, 1, 4096);
        range.check("--retention-days", eventDays, 1, 36_500);
        range.check("--slate-days", slateDays, 1, 36_500);
        range.check("--replicas", replicas, 1, 32);
        range.check("--standbys", standbys, 0, 16);
        range.check("--cores", cores, 1, 1024);
        range.check("--busy", busy, 0.05, 0.95);
        range.check("--commit-ms", commitMs, 1, 600_000);
        range.check("--signal-seconds", signalSeconds, 0.01, 3600);
        range.done();
    }

    private static final class Range {

        private final List<String> faults = new ArrayList<>();

        void check(String option, long value, double least, double most) {
            check(option, (double) value, least, most);
        }

        void check(String option, double value, double least, double most) {
            if (!(value >= least && value <= most)) {
                faults.add(option + ": '" + number(value) + "' is not allowed; allowed is " + number(least) + " to "
                        + number(most));
            }
        }

        void done() {
            if (!faults.isEmpty()) {
                throw new InvalidSettings(faults);
            }
        }

        private static String number(double value) {
            return value == Math.rint(value)
                    ? String.format(Locale.ROOT, "%.0f", value)
                    : String.format(Locale.ROOT, "%s", value);
        }
    }
}
