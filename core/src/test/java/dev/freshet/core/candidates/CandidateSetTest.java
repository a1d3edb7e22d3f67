package dev.freshet.core.candidates;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.retrieval.Hits;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.state.SubjectRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateSetTest {

    private static final int ITEMS = 3_000;

    @TempDir
    static Path directory;

    private static ItemSpace space;

    private final CandidateSet candidates = new CandidateSet();

    /** Enough items for an index of clusters. */
    @BeforeAll
    static void describeItems() {
        List<String> words = List.of("tea", "light", "wool", "other");
        Random random = new Random(1);
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        for (int i = items.size(); i < ITEMS; i++) {
            items.add(item("item" + i, words.get(random.nextInt(4)) + " " + words.get(random.nextInt(4))));
        }
        try (Bundle bundle = Bundle.open(TinyBundle.write(directory), Execution.CPU)) {
            space = ItemSpace.of(bundle, new Catalog(1, items), ItemSpace.EMPTY);
        }
    }

    @Test
    void shouldScoreAnItemTheSameWhoeverProposedIt() {
        Random random = new Random(2);
        SpacePopularity popular = popular(random);
        Hits hits = new Hits();
        for (int round = 0; round < 30; round++) {
            // Given
            float[] user = {random.nextFloat(), random.nextFloat() - 1, random.nextFloat(), -random.nextFloat()};
            int kept = 1 + random.nextInt(3);
            CandidateRequest wanted = new CandidateRequest(
                    SubjectRow.EMPTY, SubjectRow.EMPTY.ring(), user, index -> index % kept == 0, random.nextInt(700));

            // When
            candidates.clear();
            candidates.add(7, Source.REPEAT);
            new EmbeddingSource(space, hits).propose(wanted, candidates);
            new PopularitySource(popular).propose(wanted, candidates);
            candidates.add(8, Source.REPEAT);
            candidates.score(space, user);

            // Then
            for (int place = 0; place < candidates.size(); place++) {
                assertThat(candidates.score(place))
                        .as("round %d", round)
                        .isEqualTo(space.score(user, candidates.index(place)));
            }
        }
    }

    @Test
    void shouldHoldEachItemOnceAndWhoProposedIt() {
        for (int round = 0; round < 2; round++) {
            candidates.clear();
            for (int index = 0; index < 2_000; index++) {
                candidates.add(index * 5, Source.POPULARITY);
                candidates.add(index * 5, 1, Source.EMBEDDING);
            }

            assertThat(candidates.size()).isEqualTo(2_000);
            assertThat(candidates.sources(9_995)).isEqualTo(Set.of(Source.EMBEDDING, Source.POPULARITY));
            assertThat(candidates.sources(1)).isEmpty();
            assertThat(candidates.index(1_999)).isEqualTo(9_995);
        }
    }

    @Test
    void shouldForget() {
        candidates.add(0, 9, Source.EMBEDDING);
        candidates.clear();
        candidates.add(0, Source.REPEAT);
        candidates.score(space, new float[4]);

        assertThat(candidates.score(0)).isEqualTo(space.bias(0));
        assertThat(candidates.sources(0)).containsOnly(Source.REPEAT);
    }

    private static SpacePopularity popular(Random random) {
        PopularityIndex index = new PopularityIndex(Duration.ofDays(1));
        for (int i = 0; i < 1_000; i++) {
            index.update(
                    space.item(random.nextInt(ITEMS)).itemId(),
                    new DecayedPopularity((1 + random.nextInt(9)) * DecayedPopularity.UNIT, START_MS));
        }
        return SpacePopularity.of(index.refresh(id -> List.of(), 1), space);
    }
}
