package dev.freshet.trainer.data;

import com.google.common.collect.EvictingQueue;
import dev.freshet.core.Hashes;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** To which part of a data set an event belongs, by the rules of {@link Split}. */
public final class Parts {

    /** Only an event that could be foretold validates. */
    public enum Part {
        TRAINING,
        VALIDATION,
        TEST
    }

    private final Holdout holdout;
    private final Optional<TimeCut> cut;
    private final Map<Subject, Last> last;

    private Parts(Holdout holdout, Optional<TimeCut> cut, Map<Subject, Last> last) {
        this.holdout = holdout;
        this.cut = cut;
        this.last = last;
    }

    /** @param cut where time was cut; needed where the holdout is by time */
    public static Parts of(Holdout holdout, Optional<TimeCut> cut, Dataset dataset) {
        Map<Subject, Last> last = new HashMap<>();
        if (!holdout.byTime()) {
            try (Stream<UserEvent> events = dataset.events()) {
                events.filter(Parts::isForetellable)
                        .forEach(event -> last.computeIfAbsent(event.subject(), subject -> new Last())
                                .see(event.eventId()));
            }
        }
        return new Parts(holdout, cut, last);
    }

    /** Whether an event is one that a recommendation hopes for. */
    public static boolean isForetellable(UserEvent event) {
        return event.type() == EventType.BROWSE
                || event.type() == EventType.ADD_TO_CART
                || event.type() == EventType.PURCHASE;
    }

    public Part of(UserEvent event) {
        return switch (holdout) {
            case TEMPORAL, NEXT_BASKET, NEXT_IN_SESSION -> byTime(event, cut.orElseThrow());
            case LEAVE_ONE_OUT -> heldOut(event, List.of(Part.VALIDATION, Part.TEST));
            case NONE ->
                Split.validatesWithoutTest(Hashes.event(event.subject().id()))
                        ? heldOut(event, List.of(Part.TRAINING, Part.VALIDATION))
                        : Part.TRAINING;
        };
    }

    private static Part byTime(UserEvent event, TimeCut cut) {
        if (event.timeMs() >= cut.testFromMs()) {
            return Part.TEST;
        }
        return event.timeMs() >= cut.validationFromMs() && isForetellable(event) ? Part.VALIDATION : Part.TRAINING;
    }

    /** @param parts of the last two events to foretell */
    private Part heldOut(UserEvent event, List<Part> parts) {
        Last ofSubject = last.get(event.subject());
        if (ofSubject == null || !isForetellable(event) || ofSubject.events < Split.FEWEST_EVENTS_TO_HOLD_OUT) {
            return Part.TRAINING;
        }
        int place = List.copyOf(ofSubject.two).indexOf(event.eventId());
        return place < 0 ? Part.TRAINING : parts.get(place);
    }

    /** The last two events to foretell of a subject, and how many there were. */
    private static final class Last {
        private final EvictingQueue<String> two = EvictingQueue.create(2);
        private int events;

        void see(String eventId) {
            two.add(eventId);
            events++;
        }
    }
}
