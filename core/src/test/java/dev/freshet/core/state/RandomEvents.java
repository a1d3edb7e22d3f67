package dev.freshet.core.state;

import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Events of one subject with ids of their own: of every type but ERASE, some late, some without a time or consent. */
final class RandomEvents {

    private static final EventType[] TYPES = Stream.of(EventType.values())
            .filter(type -> type != EventType.ERASE)
            .toArray(EventType[]::new);

    private final Random random;

    RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    List<UserEvent> next(int n) {
        return IntStream.range(0, n).mapToObj(this::event).toList();
    }

    /** The same, where a tenth come a second time, within the events that are remembered or long after. */
    List<UserEvent> withRepeats(int n) {
        List<UserEvent> events = new ArrayList<>();
        for (UserEvent event : next(n)) {
            events.add(event);
            if (random.nextInt(10) == 0) {
                events.add(events.get(random.nextInt(events.size())));
            }
        }
        return events;
    }

    private UserEvent event(int i) {
        long timeMs =
                random.nextInt(6) == 0 ? EventTime.UNKNOWN : TestEvents.START_MS + i * 1000L - random.nextInt(5000);
        return UserEvent.builder(TYPES[random.nextInt(TYPES.length)], TestEvents.ANNA, "e" + i)
                .items(IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(k -> LineItem.of("item" + random.nextInt(100)))
                        .toList())
                .query(Optional.of("word" + random.nextInt(9) + " word" + random.nextInt(9)))
                .alias(Optional.of("a1"))
                .timeMs(timeMs)
                .consent(random.nextInt(8) == 0 ? Consent.NONE : Consent.PERSONALIZED)
                .build();
    }
}
