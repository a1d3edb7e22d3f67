package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.encode.StepCache;
import dev.freshet.core.encode.StepEncoder;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.explain.Evidence;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.state.SubjectRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slates of a subject whose keys and values are remembered. */
class SteppedSlatesTest {

    private static final Offset<Double> WITHIN = Offset.offset(2e-4);
    private static final List<String> BROWSED =
            List.of("tea", "lamp", "boot", "mug", "sock", "bulb", "tea", "boot", "lamp", "mug", "tea", "sock");

    @TempDir
    Path directory;

    @Test
    void shouldBeThoseOfTheWholeRingWithReasonsThatDoNotDependOnTheCache() {
        StepCache cache = new StepCache(1_000_000);
        int named = 0;
        try (Bundle bundle = Bundle.open(TinyStepBundle.write(directory), Execution.CPU);
                StepEncoder remembering = new StepEncoder(cache, "0_0");
                StepEncoder forgetting = new StepEncoder(new StepCache(0), "0_0")) {
            World world = World.EMPTY.withCatalog(TinyBundle.catalog()).withBundle(bundle);
            Recommender recommender = new Recommender(EngineSettings.DEFAULT, Policy.NONE);
            SlateRequest request = SlateRequest.of(START_MS, 10);
            List<UserEvent> events = new ArrayList<>();
            for (int i = 0; i < BROWSED.size(); i++) {
                // Given
                events.add(browse("e" + i, START_MS + i * 1000L, BROWSED.get(i)));
                SubjectRow row = row(events.toArray(UserEvent[]::new));

                // When
                List<SlateItem> hit = recommender
                        .recommend("u:ada", row, request, world, remembering)
                        .slate()
                        .items();

                // Then
                List<SlateItem> miss = recommender
                        .recommend("u:ada", row, request, world, forgetting)
                        .slate()
                        .items();
                List<SlateItem> whole =
                        recommender.recommend(row, request, world).slate().items();
                assertThat(ids(hit)).isEqualTo(ids(miss)).isEqualTo(ids(whole));
                for (int rank = 0; rank < hit.size(); rank++) {
                    assertThat(hit.get(rank).score()).isCloseTo(whole.get(rank).score(), WITHIN);
                    Reason reason = hit.get(rank).reason();
                    assertThat(reason.evidence())
                            .isEqualTo(miss.get(rank).reason().evidence());
                    assertThat(reason.weight())
                            .isCloseTo(miss.get(rank).reason().weight(), WITHIN);
                    // Nothing that the newest slot does not attend to is named
                    long oldest = START_MS + (i - TinyStepBundle.WINDOW + 1) * 1000L;
                    assertThat(reason.evidence().map(Evidence::timeMs).orElse(oldest))
                            .isGreaterThanOrEqualTo(oldest);
                    named += reason.kind() == Reason.Kind.PAST_EVENT ? 1 : 0;
                }
            }
        }
        assertThat(cache.statistics().hits()).isEqualTo(BROWSED.size() - 1);
        assertThat(named).isGreaterThan(BROWSED.size());
    }

    private static List<String> ids(List<SlateItem> slate) {
        return slate.stream().map(SlateItem::itemId).toList();
    }
}
