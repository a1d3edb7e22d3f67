package dev.freshet.playground.script;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The last events of a data set, replayed. All times are moved by one constant, so that the slice ends now; an event
 * without a time gets that of its replay.
 */
public final class ReplayScript implements Script {

    /** What the slice ends before now by, so that no event lies in the future. */
    private static final long MARGIN_MS = 1_000;

    private final Dataset data;
    private final Clock clock;
    private final long skip;
    private final int history;
    private final long shiftMs;
    private final long startMs;

    /**
     * @param answered how many answered events the slice holds; empty for the whole data set
     * @param history how many of the events before the slice are given as history, the latest; none where there are no
     *     times
     */
    public ReplayScript(Dataset data, OptionalInt answered, int history, Clock clock) {
        this.data = data;
        this.clock = clock;
        this.skip = answered.isPresent() ? eventsBeforeLast(data, answered.getAsInt()) : 0;
        this.history = data.hasTimes() ? (int) Math.min(history, skip) : 0;
        if (data.hasTimes()) {
            try (Stream<UserEvent> events = data.events()) {
                long[] ends = events.skip(skip)
                        .mapToLong(UserEvent::timeMs)
                        .collect(
                                () -> new long[] {Long.MAX_VALUE, 0},
                                (range, time) -> widen(range, time, time),
                                (a, b) -> widen(a, b[0], b[1]));
                this.shiftMs = clock.millis() - MARGIN_MS - ends[1];
                this.startMs = Math.min(ends[0], ends[1]) + shiftMs;
            }
        } else {
            this.shiftMs = 0;
            this.startMs = clock.millis();
        }
    }

    @Override
    public String name() {
        return data.name() + " replayed";
    }

    @Override
    public List<CatalogItem> catalog() {
        try (Stream<CatalogItem> items = data.catalog()) {
            return items.toList();
        }
    }

    @Override
    public Stream<UserEvent> history() {
        return data.events()
                .skip(skip - history)
                .limit(history)
                .map(event -> EventTimes.shifted(event, shiftMs - HISTORY_GAP_MS));
    }

    @Override
    public Stream<Step> steps() {
        return data.events()
                .skip(skip)
                .map(event -> new Step.Act(
                        data.hasTimes() ? EventTimes.shifted(event, shiftMs) : EventTimes.at(event, clock.millis()),
                        Step.Ceiling.UNKNOWN));
    }

    @Override
    public long startMs() {
        return startMs;
    }

    private static long eventsBeforeLast(Dataset data, int answered) {
        long total = count(data);
        long toSkip = Math.max(0, total - answered);
        long[] seen = new long[1];
        try (Stream<UserEvent> events = data.events()) {
            return events.takeWhile(event -> seen[0] < toSkip || !event.type().answered())
                    .peek(event -> seen[0] += event.type().answered() ? 1 : 0)
                    .count();
        }
    }

    private static long count(Dataset data) {
        try (Stream<UserEvent> events = data.events()) {
            return events.filter(event -> event.type().answered()).count();
        }
    }

    private static void widen(long[] range, long least, long most) {
        range[0] = Math.min(range[0], least);
        range[1] = Math.max(range[1], most);
    }
}
