package dev.freshet.playground.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.ReadReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayScriptTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void shouldReplayTheLastAnsweredEventsAndLetThemEndNow() {
        // Given two answered events at the end, with one between them that is not answered
        ReplayScript script = new ReplayScript(
                data(
                        TestEvents.browse("e1", 1_000, "tea"),
                        TestEvents.browse("e2", 5_000, "tea"),
                        TestEvents.of(EventType.RETURN, "e3", 6_000, "tea"),
                        TestEvents.browse("e4", 9_000, "mug")),
                OptionalInt.of(2),
                0,
                CLOCK);

        // When
        List<UserEvent> replayed = events(script);

        // Then
        assertThat(replayed).extracting(UserEvent::eventId).containsExactly("e2", "e3", "e4");
        assertThat(replayed.get(2).timeMs()).isBetween(NOW.toEpochMilli() - 5_000, NOW.toEpochMilli());
        assertThat(replayed.get(2).timeMs() - replayed.get(0).timeMs()).isEqualTo(4_000);
        assertThat(script.startMs()).isEqualTo(replayed.get(0).timeMs());
    }

    @Test
    void shouldGiveTheEventsBeforeAsHistoryThatIsToldApartByItsAge() {
        // Given
        ReplayScript script = new ReplayScript(
                data(
                        TestEvents.browse("e1", 1_000, "tea"),
                        TestEvents.browse("e2", 5_000, "tea"),
                        TestEvents.browse("e3", 5_001, "tea")),
                OptionalInt.of(1),
                1,
                CLOCK);

        // When
        List<UserEvent> history = script.history().toList();

        // Then
        assertThat(history).extracting(UserEvent::eventId).containsExactly("e2");
        assertThat(script.startMs() - history.get(0).timeMs()).isGreaterThanOrEqualTo(Script.HISTORY_GAP_MS);
    }

    @Test
    void shouldGiveEventsWithoutATimeThatOfTheirReplay() {
        ReplayScript script = new ReplayScript(
                data(TestEvents.browse("e1", EventTime.UNKNOWN, "tea")), OptionalInt.empty(), 10, CLOCK);

        assertThat(script.history()).isEmpty();
        assertThat(events(script))
                .singleElement()
                .satisfies(event -> assertThat(event.timeMs()).isEqualTo(NOW.toEpochMilli()));
    }

    private static List<UserEvent> events(Script script) {
        return script.steps().map(step -> ((Step.Act) step).event()).toList();
    }

    private static Dataset data(UserEvent... events) {
        return new Dataset() {
            @Override
            public String name() {
                return "few";
            }

            @Override
            public Stream<CatalogItem> catalog() {
                return Stream.empty();
            }

            @Override
            public Stream<UserEvent> events() {
                return Stream.of(events);
            }

            @Override
            public boolean hasTimes() {
                return EventTime.isKnown(events[0].timeMs());
            }

            @Override
            public ReadReport report() {
                return new ReadReport("few", events.length, events.length, events.length, Map.of(), Map.of());
            }
        };
    }
}
