package dev.freshet.core.baseline;

import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.Subject;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The items of the most events of the last days, counted back from the newest event; then those of the most events of all (Ji et
 * al., "A Re-visit of the Popularity Baseline in Recommender Systems", SIGIR 2020). Events of unknown time are always recent: where
 * no event has a time, this is {@link Popularity}.
 */
public final class RecentPopularity extends ScoringBaseline {

    private final long spanMs;
    private final IntArrayList recentEvents = new IntArrayList();
    private final Deque<Counted> counted = new ArrayDeque<>();
    private long newestMs = EventTime.UNKNOWN;

    /** One week. */
    public RecentPopularity() {
        this(Duration.ofDays(7));
    }

    RecentPopularity(Duration span) {
        super("popularity-" + span.toDays() + "d");
        this.spanMs = span.toMillis();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Counted(long timeMs, int[] items) {}

    @Override
    void learnItems(long timeMs, int[] numbers) {
        if (EventTime.isKnown(timeMs)) {
            newestMs = Math.max(newestMs, timeMs);
            counted.addLast(new Counted(timeMs, numbers));
        }
        recentEvents.size(Math.max(recentEvents.size(), items().size()));
        add(numbers, 1);
        // In order of arrival; an event that came late leaves late.
        while (!counted.isEmpty() && counted.getFirst().timeMs() <= newestMs - spanMs) {
            add(counted.removeFirst().items(), -1);
        }
    }

    private void add(int[] numbers, int change) {
        for (int number : numbers) {
            recentEvents.set(number, recentEvents.getInt(number) + change);
        }
    }

    @Override
    void score(Subject subject, double[] scores) {
        for (int item = 0; item < recentEvents.size(); item++) {
            scores[item] = recentEvents.getInt(item);
        }
    }
}
