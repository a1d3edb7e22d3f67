package dev.freshet.trainer.evaluation;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.data.HeldOutItems;
import dev.freshet.trainer.data.Parts;
import dev.freshet.trainer.data.TimeCut;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which events of a data set are to be foretold, and what may be learned before.
 *
 * @param isTest whether an event is to be foretold
 * @param learnRestFirst whether all other events are learned beforehand, wherever they stand; otherwise everything is learned as it comes
 * @param parts of the test after each of which is learned in batch what can only be learned so; 1 for only before the test
 * @param words what the test is, for people
 */
record TestEvents(Predicate<UserEvent> isTest, boolean learnRestFirst, int parts, String words) {

    private static final int FEWEST_EVENTS_TO_HOLD_OUT = 3;
    private static final long LAST_DAY_MS = Duration.ofDays(1).toMillis();
    private static final int PREQUENTIAL_PARTS = 10;

    /**
     * The test events of a protocol.
     *
     * @param heldOut items whose events training did not see
     * @param trainedUntil the start of the test as the manifests of what is judged have it; where empty it is drawn from the data
     */
    static TestEvents of(Protocol protocol, Dataset dataset, OptionalLong trainedUntil, HeldOutItems heldOut) {
        if (protocol == Protocol.LEAVE_ONE_OUT) {
            Set<String> last = lastEvents(dataset, heldOut);
            return new TestEvents(
                    event -> Parts.isForetellable(event) && last.contains(key(event)),
                    true,
                    1,
                    "each subject's last event; baselines and the stream's signals learn all the other events beforehand");
        }
        if (!dataset.hasTimes()) {
            throw new EvaluationException("protocol " + protocol.label() + " needs times and " + dataset.name()
                    + " has none; use --protocol leave-one-out");
        }
        return switch (protocol) {
            case LEAVE_ONE_OUT, TEMPORAL -> {
                long from = trainedUntil.orElseGet(() -> lastTenthFrom(dataset));
                yield asItComes(event -> Parts.isForetellable(event) && event.timeMs() >= from, 1, "from " + at(from));
            }
            case NEXT_BASKET -> {
                long from = trainedUntil.orElseGet(() -> lastTenthFrom(dataset));
                yield asItComes(
                        event -> event.type() == EventType.PURCHASE && event.timeMs() >= from,
                        1,
                        "baskets from " + at(from));
            }
            case NEXT_IN_SESSION -> {
                long from = Math.max(trainedUntil.orElse(0), lastDayFrom(dataset));
                Set<String> followers = followersInSessions(dataset, from);
                yield asItComes(
                        event -> Parts.isForetellable(event) && followers.contains(key(event)),
                        1,
                        "all events but the first of the sessions that begin from " + at(from));
            }
            case PREQUENTIAL -> {
                long from = trainedUntil.orElse(0);
                yield asItComes(
                        event -> Parts.isForetellable(event) && event.timeMs() >= from,
                        PREQUENTIAL_PARTS,
                        from == 0 ? "every event" : "every event from " + at(from));
            }
        };
    }

    private static TestEvents asItComes(Predicate<UserEvent> isTest, int parts, String words) {
        return new TestEvents(
                isTest,
                false,
                parts,
                words
                        + "; baselines and the stream's signals go on learning through the test, each event once it is judged");
    }

    private static Instant at(long ms) {
        return Instant.ofEpochMilli(ms);
    }

    private static long lastTenthFrom(Dataset dataset) {
        return TimeCut.of(times(dataset)).testFromMs();
    }

    private static long lastDayFrom(Dataset dataset) {
        long newest = 0;
        for (long time : times(dataset)) {
            newest = Math.max(newest, time);
        }
        return newest - LAST_DAY_MS;
    }

    private static long[] times(Dataset dataset) {
        try (Stream<UserEvent> events = dataset.events()) {
            return events.filter(event -> event.type().entersRing())
                    .mapToLong(UserEvent::timeMs)
                    .toArray();
        }
    }

    private static Set<String> lastEvents(Dataset dataset, HeldOutItems heldOut) {
        Map<Subject, String> last = new HashMap<>();
        Map<Subject, Integer> counts = new HashMap<>();
        try (Stream<UserEvent> events = dataset.events()) {
            events.filter(Parts::isForetellable).forEach(event -> {
                last.put(event.subject(), key(event));
                // With fewer than training could see, it has held nothing out.
                if (heldOut.strip(event).isPresent()) {
                    counts.merge(event.subject(), 1, Integer::sum);
                }
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

    /** The events that are not the first of their session, of sessions that begin at a time or later. */
    private static Set<String> followersInSessions(Dataset dataset, long fromMs) {
        Map<String, Long> began = new HashMap<>();
        Set<String> keys = new HashSet<>();
        try (Stream<UserEvent> events = dataset.events()) {
            events.filter(Parts::isForetellable)
                    .filter(event -> event.sessionId().isPresent())
                    .forEach(event -> {
                        String session = key(event.subject(), event.sessionId().orElseThrow());
                        Long first = began.putIfAbsent(session, event.timeMs());
                        if (first != null && first >= fromMs) {
                            keys.add(key(event));
                        }
                    });
        }
        if (began.isEmpty()) {
            throw new EvaluationException("protocol " + Protocol.NEXT_IN_SESSION.label() + " needs session ids and "
                    + dataset.name() + " has none; use --protocol temporal");
        }
        return keys;
    }

    private static String key(UserEvent event) {
        return key(event.subject(), event.eventId());
    }

    private static String key(Subject subject, String id) {
        return subject.kind() + "\n" + subject.id() + "\n" + id;
    }
}
