package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Hashes;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.fixtures.OnnxWriter;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.state.SubjectRow;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that passed its trial run and still fails: its encoder has a table of two event types, unknown and browse. */
class RecommenderFaultTest {

    @TempDir
    Path directory;

    private Bundle bundle;
    private World world;

    @BeforeEach
    void openBundle() throws IOException {
        TinyBundle.write(directory);
        new OnnxWriter()
                .floatInput("tokens", -1, -1, 4)
                .intInput("types", -1, -1)
                .intInput("gaps", -1, -1, -1)
                .intInput("lengths", -1)
                .floatOutput("embedding", -1, 4)
                .floats("table", new float[8], 2, 4)
                .ints("axis1", 1)
                .node("Gather", "typed", "table", "types")
                .node("Add", "each", "tokens", "typed")
                .node("ReduceSum", "embedding", "each", "axis1")
                .write(directory.resolve("encoder.onnx"));
        TinyBundle.writeManifest(directory, TinyBundle.manifest("narrow"));
        bundle = Bundle.open(directory, Execution.CPU);
        world = World.EMPTY.withCatalog(TinyBundle.catalog()).withBundle(bundle);
    }

    @AfterEach
    void closeBundle() {
        bundle.close();
    }

    @Test
    void shouldAnswerWithoutAModelThatFails() {
        Recommendation made = recommend(4, row(purchase("e1", START_MS, "tea")));

        assertThat(made.slate().fallback()).contains(Fallback.MODEL_ERROR);
        assertThat(made.slate().modelVersion()).isEmpty();
        assertThat(made.slate().items()).hasSize(6);
        assertThat(made.embedding()).isEmpty();
    }

    @Test
    void shouldRankAgainOnceTheModelCanRead() {
        Recommendation made = recommend(4, row(browse("e1", START_MS, "tea")));

        assertThat(made.slate().fallback()).isEmpty();
        assertThat(made.slate().items().get(0).itemId()).isEqualTo("tea");
    }

    @Test
    void shouldExplainAHistoryOfOneEventByWhatTheItemScoresWithoutAny() {
        Recommendation made = recommend(4, row(browse("e1", START_MS, "tea")));

        SlateItem mug = made.slate().items().get(1);
        assertThat(mug.itemId()).isEqualTo("mug");
        assertThat(mug.reason().evidence().orElseThrow().itemId()).contains("tea");
        assertThat(mug.reason().weight()).isCloseTo(.9, Offset.offset(1e-5));
        // What the event does not raise is not explained by it
        assertThat(made.slate().items().get(5).reason().kind()).isEqualTo(Reason.Kind.HISTORY);
    }

    @Test
    void shouldGiveNoEventsAsReasonsWhereNoneMayBeTested() {
        Recommendation made = recommend(0, row(browse("e1", START_MS, "tea")));

        assertThat(made.slate().items())
                .hasSize(6)
                .allSatisfy(item -> assertThat(item.reason()).isEqualTo(Reason.of(Reason.Kind.HISTORY)));
    }

    @Test
    void shouldSayThatNothingMayBeShown() {
        LongSet everything = new LongOpenHashSet(TinyBundle.items().stream()
                .mapToLong(item -> Hashes.item(item.itemId()))
                .toArray());
        Recommendation made = new Recommender(EngineSettings.DEFAULT, (row, timeMs, catalog) -> everything)
                .recommend(row(browse("e1", START_MS, "tea")), SlateRequest.of(START_MS, 3), world);

        assertThat(made.slate().fallback()).contains(Fallback.NO_CANDIDATE);
        assertThat(made.slate().items()).isEmpty();
    }

    private Recommendation recommend(int explainEvents, SubjectRow row) {
        return new Recommender(new EngineSettings(200, explainEvents), Policy.NONE)
                .recommend(row, SlateRequest.of(START_MS, 10), world);
    }
}
