package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.freshet.core.event.UserEvent;
import dev.freshet.core.explain.EventLosses;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.state.SubjectRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfluenceTest {

    private static final List<String> ITEMS = List.of("tea", "mug", "lamp", "bulb", "boot", "sock");
    private static final SlateRequest REQUEST = SlateRequest.of(START_MS, ITEMS.size());

    private final Recommender recommender = new Recommender(EngineSettings.DEFAULT, Policy.NONE);

    @TempDir
    Path directory;

    @Test
    void shouldSayWhatIsLostWhereAnEventIsTakenOutOfTheHistory() {
        // A second stage counts purchases too; a step bundle's events depend on one another.
        try (Bundle ranking = Bundle.open(
                        TinyBundle.write(directory.resolve("a"), new BundleManifest.Ranking(2, 0)), Execution.CPU);
                Bundle attending = Bundle.open(TinyStepBundle.write(directory.resolve("b")), Execution.CPU)) {
            Random random = new Random(3);
            for (int round = 0; round < 30; round++) {
                compare(events(random, 8), world(ranking), 1 + random.nextInt(8));
                // No more slots than its ring holds, or an older one would come into sight when an event goes.
                compare(events(random, TinyStepBundle.RING / 2), world(attending), 1 + random.nextInt(8));
            }
        }
    }

    private static World world(Bundle bundle) {
        return World.EMPTY.withCatalog(TinyBundle.catalog()).withBundle(bundle);
    }

    private void compare(List<UserEvent> events, World world, int looked) {
        // When
        Influence influence = recommender.influence(row(events), REQUEST, world, looked);

        // Then
        EventLosses losses = influence.losses();
        assertThat(losses.events()).hasSize(Math.min(looked, events.size()));
        for (int e = 0; e < losses.events().size(); e++) {
            UserEvent left = events.get(events.size() - 1 - e);
            assertThat(losses.events().get(e).type()).isEqualTo(left.type());
            assertThat(losses.events().get(e).timeMs()).isEqualTo(left.timeMs());
            Map<String, Double> without = scores(
                    row(events.stream().filter(event -> !event.equals(left)).toList()), world);
            for (SlateItem item : influence.slate().items()) {
                assertThat(losses.lost().get(e).get(item.rank() - 1))
                        .as("%s without %s of %s", item.itemId(), left, events)
                        .isCloseTo(item.score() - without.getOrDefault(item.itemId(), 0.0), offset(1e-4));
            }
        }
    }

    @Test
    void shouldSayNothingWithoutAModel() {
        World modelless = World.EMPTY.withCatalog(TinyBundle.catalog());

        Influence influence = recommender.influence(row(List.of(browse("e1", START_MS, "tea"))), REQUEST, modelless, 5);

        assertThat(influence.slate().fallback()).contains(Fallback.NO_MODEL);
        assertThat(influence.slate().items()).hasSize(ITEMS.size());
        assertThat(influence.losses()).isEqualTo(EventLosses.NONE);
    }

    /** Somebody without a history is given no slate by the model, which scores all items by their biases: 0 here. */
    private Map<String, Double> scores(SubjectRow row, World world) {
        Slate slate = recommender.recommend(row, REQUEST, world).slate();
        return slate.fallback().isPresent()
                ? Map.of()
                : slate.items().stream().collect(Collectors.toMap(SlateItem::itemId, SlateItem::score));
    }

    private static List<UserEvent> events(Random random, int most) {
        List<UserEvent> events = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            long timeMs = START_MS + 1000L * i;
            String item = ITEMS.get(random.nextInt(ITEMS.size()));
            events.add(
                    switch (random.nextInt(4)) {
                        case 0 -> purchase("e" + i, timeMs, item, ITEMS.get(random.nextInt(ITEMS.size())));
                        case 1 -> search("e" + i, timeMs, "wool light");
                        default -> browse("e" + i, timeMs, item);
                    });
        }
        return events;
    }

    private static SubjectRow row(List<UserEvent> events) {
        return TestEvents.row(events.toArray(UserEvent[]::new));
    }
}
