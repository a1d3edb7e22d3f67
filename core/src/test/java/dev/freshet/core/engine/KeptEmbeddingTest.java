package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.encode.FullEncoder;
import dev.freshet.core.encode.RingEncoder;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
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
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        items.add(TestEvents.item("new", "Wool thing"));
        world = World.EMPTY.withCatalog(new Catalog(1, items)).withBundle(bundle);
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
    void shouldEncodeWhereAnItemIsDescribedByTheCatalogAlone() {
        slate(answered(row(browse("e1", START_MS, "tea"), browse("e2", START_MS, "new"))), PLAIN);

        assertThat(encodes).isEqualTo(1);
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
        return row.withEmbedding(
                recommender.recommend(row, PLAIN, world).embedding().orElseThrow());
    }
}
