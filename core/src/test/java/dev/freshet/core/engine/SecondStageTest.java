package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static dev.freshet.core.fixtures.TestEvents.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.candidates.Source;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.explain.Evidence;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.state.SubjectRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle with weights of the second stage. */
class SecondStageTest {

    private static final double REPEAT = 2;
    private static final double POPULARITY = .1;

    @TempDir
    static Path directory;

    private static Bundle bundle;
    private static World world;

    @BeforeAll
    static void openBundle() {
        bundle =
                Bundle.open(TinyBundle.write(directory, new BundleManifest.Ranking(REPEAT, POPULARITY)), Execution.CPU);
        PopularityIndex index = new PopularityIndex(Duration.ofDays(1));
        index.update("sock", new DecayedPopularity(4 * DecayedPopularity.UNIT, START_MS));
        index.update("lamp", new DecayedPopularity(DecayedPopularity.UNIT, START_MS));
        world = World.EMPTY
                .withCatalog(TinyBundle.catalog())
                .withBundle(bundle)
                .withPopularity(index.refresh(id -> List.of(), 1));
    }

    @AfterAll
    static void closeBundle() {
        bundle.close();
    }

    @Test
    void shouldRankByModelRepeatsAndPopularity() {
        // Given
        SubjectRow row = row(purchase("e1", START_MS, "boot"), browse("e2", START_MS + 1, "tea"));

        // When
        List<SlateItem> slate = slate(row);

        // Then: the model gives tea 1, boot 1, sock .9, mug .9
        assertThat(slate).extracting(SlateItem::itemId).startsWith("boot", "sock", "tea", "mug");
        assertThat(slate.get(0).score()).isCloseTo(1 + REPEAT * Math.log(2) - POPULARITY * 10, offset(1e-6));
        assertThat(slate.get(0).sources()).containsExactlyInAnyOrder(Source.EMBEDDING, Source.REPEAT);
        assertThat(slate.get(1).score()).isCloseTo(.9, offset(1e-6));
        assertThat(slate.get(2).score()).isCloseTo(1 - POPULARITY * 10, offset(1e-6));
    }

    @Test
    void shouldGiveReasonsThatHoldForTheWholeScore() {
        // Given
        List<UserEvent> events = List.of(
                browse("e1", START_MS, "lamp"),
                purchase("e2", START_MS + 1, "sock", "mug"),
                search("e3", START_MS + 2, "light"),
                purchase("e4", START_MS + 3, "mug", "tea"));

        // When each named event is left out
        for (SlateItem item : slate(row(events.toArray(UserEvent[]::new)))) {
            Evidence named = item.reason().evidence().orElseThrow();
            SubjectRow less = row(events.stream()
                    .filter(event -> event.timeMs() != named.timeMs())
                    .toArray(UserEvent[]::new));

            // Then the item scores less, by the weight
            double left = slate(less).stream()
                    .filter(other -> other.itemId().equals(item.itemId()))
                    .findFirst()
                    .orElseThrow()
                    .score();
            assertThat(item.score() - left).isCloseTo(item.reason().weight(), offset(1e-5));
        }
    }

    @Test
    void shouldNameAPurchaseThatTheModelDoesNotSeeAnyMore() {
        // Given: two purchases of the sock, then as many events as the ring holds
        List<UserEvent> events = new ArrayList<>();
        events.add(purchase("a", START_MS, "sock"));
        events.add(purchase("b", START_MS + 1, "sock"));
        for (int i = 0; i < SubjectRow.RING; i++) {
            events.add(browse("e" + i, START_MS + 10 + i, "tea"));
        }

        // When
        SlateItem sock = slate(row(events.toArray(UserEvent[]::new))).stream()
                .filter(item -> item.itemId().equals("sock"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(sock.reason().kind()).isEqualTo(Reason.Kind.PAST_EVENT);
        assertThat(sock.reason().evidence())
                .contains(new Evidence(EventType.PURCHASE, Optional.of("sock"), Optional.empty(), START_MS + 1));
        assertThat(sock.reason().weight()).isCloseTo(REPEAT * (Math.log(3) - Math.log(2)), offset(1e-9));
    }

    @Test
    void shouldNameTheItemItselfOfABasketThatHoldsIt() {
        // Given: the boot's vector lies nearer to the sock than the sock's own
        SubjectRow row = row(purchase("e1", START_MS, "boot", "sock"));

        // Then
        for (SlateItem item : slate(row)) {
            if (item.itemId().equals("sock") || item.itemId().equals("boot")) {
                assertThat(item.reason().evidence().orElseThrow().itemId()).contains(item.itemId());
            }
        }
    }

    private static List<SlateItem> slate(SubjectRow row) {
        return new Recommender(EngineSettings.DEFAULT, Policy.NONE)
                .recommend(row, SlateRequest.of(START_MS, 10), world)
                .slate()
                .items();
    }
}
