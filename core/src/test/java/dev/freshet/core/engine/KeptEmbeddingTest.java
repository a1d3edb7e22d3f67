package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.encode.FullEncoder;
import dev.freshet.core.encode.RingEncoder;
import dev.freshet.core.encode.StepCache;
import dev.freshet.core.encode.StepEncoder;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.state.Embedding;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptEmbeddingTest {

    private static final SlateRequest PLAIN = SlateRequest.of(START_MS, 10).withoutReasons();

    @TempDir
    static Path directory;

    private static Bundle bundle;
    private static World world;

    private final Recommender recommender = new Recommender(EngineSettings.DEFAULT, Policy.NONE);
    private int encodes;
    private final RingEncoder counting = (subject, ring, context, model, outside, without) -> {
        encodes++;
        return new FullEncoder().encode(subject, ring, context, model, outside, without);
    };

    @BeforeAll
    static void openBundle() {
        bundle = Bundle.open(TinyBundle.write(directory), Execution.CPU);
        world = worldWith(with(TestEvents.item("new", "Wool thing")));
    }

    @AfterAll
    static void closeBundle() {
        bundle.close();
    }

    @Test
    void shouldGiveTheSameSlateWithoutAnEncode() {
        SubjectRow row = row(browse("e1", START_MS, "tea"), browse("e2", START_MS, "lamp"));
        Slate encoded = slate(row, PLAIN);
        assertThat(encodes).isEqualTo(1);

        Slate kept = slate(answered(row), PLAIN);

        assertThat(encodes).isEqualTo(1);
        assertThat(kept).isEqualTo(encoded);
        assertThat(kept.items())
                .allSatisfy(item -> assertThat(item.reason()).isEqualTo(Reason.of(Reason.Kind.HISTORY)));
    }

    @Test
    void shouldEncodeForReasons() {
        Slate explained = slate(answered(row(browse("e1", START_MS, "tea"))), SlateRequest.of(START_MS, 10));

        assertThat(encodes).isEqualTo(1);
        assertThat(explained.items().get(0).reason().kind()).isEqualTo(Reason.Kind.PAST_EVENT);
    }

    @Test
    void shouldEncodeWhatAnotherModelMade() {
        SubjectRow row = row(browse("e1", START_MS, "tea"));

        slate(row.withEmbedding(new Embedding("older", new float[] {0, 9, 0, 0})), PLAIN);
        slate(row.withEmbedding(new Embedding(TinyBundle.VERSION, new float[] {9})), PLAIN);

        assertThat(encodes).isEqualTo(2);
    }

    @Test
    void shouldEncodeNothingOfAnItemThatTheCatalogStillDescribesAsItDid() {
        SubjectRow row = row(browse("e1", START_MS, "tea"), browse("e2", START_MS, "new"));
        Slate encoded = slate(row, PLAIN);

        Slate kept = slate(answered(row), PLAIN);

        assertThat(encodes).isEqualTo(1);
        assertThat(kept).isEqualTo(encoded);
    }

    @Test
    void shouldEncodeAnItemThatTheCatalogDescribesOtherwiseNow() {
        // Given an embedding made when the item was wool, and when nobody knew it
        SubjectRow row = row(browse("e1", START_MS, "tea"), browse("e2", START_MS, "new"));
        SubjectRow unknown = answered(row, worldWith(TinyBundle.items()));
        SubjectRow wool = answered(row, worldWith(with(TestEvents.item("new", "Wool thing"))));
        World lights = worldWith(with(TestEvents.item("new", "Light thing")));

        // When it is a light
        recommender.recommend("", unknown, PLAIN, lights, counting);
        recommender.recommend("", wool, PLAIN, lights, counting);

        // Then
        assertThat(encodes).isEqualTo(2);
    }

    @Test
    void shouldKnowAnEmbeddingThatWasMadeStepByStep(@TempDir Path stepped) {
        try (Bundle steps = Bundle.open(TinyStepBundle.write(stepped), Execution.CPU);
                StepEncoder encoder = new StepEncoder(new StepCache(1 << 20), "task")) {
            // Given a subject that is remembered, with an item of the catalog alone before the newest and as the newest
            World sameItems = World.EMPTY.withCatalog(world.catalog()).withBundle(steps);
            List<UserEvent> events = new ArrayList<>();
            for (String item : List.of("tea", "new", "lamp", "new")) {
                events.add(browse("e" + events.size(), START_MS, item));
                SubjectRow row = row(events.toArray(UserEvent[]::new));
                SubjectRow answered = row.withEmbedding(recommender
                        .recommend("anna", row, SlateRequest.of(START_MS, 10), sameItems, encoder)
                        .embedding()
                        .orElseThrow());

                // When
                recommender.recommend("", answered, PLAIN, sameItems, counting);
            }

            // Then
            assertThat(encodes).isZero();
        }
    }

    @Test
    void shouldEncodeWhereTheRingChangedWithoutAnAnswer() {
        // Given an answered row, and an event whose answer is put off, or too old to be given
        SubjectRow answered = answered(row(browse("e1", START_MS, "tea")));
        UserEvent next = browse("e2", START_MS + 1, "lamp");
        SubjectRow changed = ((Transition.Applied) RowUpdater.apply(answered, next, 1)).row();

        // When
        Slate slate = slate(changed, PLAIN);

        // Then
        assertThat(encodes).isEqualTo(1);
        assertThat(slate).isEqualTo(slate(row(browse("e1", START_MS, "tea"), next), PLAIN));
    }

    private Slate slate(SubjectRow row, SlateRequest request) {
        return recommender.recommend("", row, request, world, counting).slate();
    }

    private SubjectRow answered(SubjectRow row) {
        return answered(row, world);
    }

    private SubjectRow answered(SubjectRow row, World then) {
        return row.withEmbedding(
                recommender.recommend(row, PLAIN, then).embedding().orElseThrow());
    }

    private static World worldWith(List<CatalogItem> items) {
        return World.EMPTY.withCatalog(new Catalog(1, items)).withBundle(bundle);
    }

    private static List<CatalogItem> with(CatalogItem item) {
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        items.add(item);
        return items;
    }
}
