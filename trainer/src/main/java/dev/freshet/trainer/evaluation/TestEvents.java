package dev.freshet.trainer.evaluation;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.data.Parts;
import dev.freshet.trainer.data.TimeCut;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says which events of a data set are to be foretold. */
final class TestEvents {

    private static final int FEWEST_EVENTS_TO_HOLD_OUT = 3;

    private TestEvents() {}

    /**
     * The test events of a protocol.
     *
     * @param recordedCut the start of the test as the bundle's manifest has it; where empty it is drawn from the data
     */
    static Predicate<UserEvent> of(Protocol protocol, Dataset dataset, OptionalLong recordedCut) {
        if (protocol == Protocol.LEAVE_ONE_OUT) {
            Set<String> last = lastEvents(dataset);
            return event -> Parts.isForetellable(event) && last.contains(key(event));
        }
        if (!dataset.hasTimes()) {
            throw new EvaluationException("protocol " + protocol.label() + " needs times and " + dataset.name()
                    + " has none; use --protocol leave-one-out");
        }
        long from = testFrom(dataset, recordedCut);
        return protocol == Protocol.TEMPORAL
                ? event -> Parts.isForetellable(event) && event.timeMs() >= from
                : event -> event.type() == EventType.PURCHASE && event.timeMs() >= from;
    }

    /** Where the test begins, ms since 1970 UTC. */
    static long testFrom(Dataset dataset, OptionalLong recordedCut) {
        return recordedCut.orElseGet(() -> drawnFrom(dataset));
    }

    private static long drawnFrom(Dataset dataset) {
        try (Stream<UserEvent> events = dataset.events()) {
            return TimeCut.of(events.filter(event -> event.type().entersRing())
                            .mapToLong(UserEvent::timeMs)
                            .toArray())
                    .testFromMs();
        }
    }

    private static Set<String> lastEvents(Dataset dataset) {
        Map<Subject, String> last = new HashMap<>();
        Map<Subject, Integer> counts = new HashMap<>();
        try (Stream<UserEvent> events = dataset.events()) {
            events.filter(Parts::isForetellable).forEach(event -> {
                last.put(event.subject(), key(event));
                counts.merge(event.subject(), 1, Integer::sum);
            });
        }
        Set<String> keys = new HashSet<>();
        last.forEach((subject, key) -> {
            if (counts.getOrDefault(subject, 0) >= FEWEST_EVENTS_TO_HOLD_OUT) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static String key(UserEvent event) {
        return event.subject().kind() + "\n" + event.subject().id() + "\n" + event.eventId();
    }
}
