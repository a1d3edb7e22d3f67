package dev.freshet.core.candidates;

import static dev.freshet.core.fixtures.TestEvents.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.retrieval.Hits;
import dev.freshet.core.state.SubjectRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingSourceTest {

    private static final List<String> WORDS = List.of("tea", "light", "wool", "other");

    @TempDir
    static Path directory;

    private static final Hits SCRATCH = new Hits();

    private static ItemSpace space;

    /** Two hundred items of few words, so that many share one score. */
    @BeforeAll
    static void describeItems() {
        Random random = new Random(1);
        List<CatalogItem> items = new ArrayList<>(TinyBundle.items());
        for (int i = 0; i < 200; i++) {
            items.add(item("item" + i, WORDS.get(random.nextInt(4)) + " " + WORDS.get(random.nextInt(4))));
        }
        try (Bundle bundle = Bundle.open(TinyBundle.write(directory), Execution.CPU)) {
            space = ItemSpace.of(bundle, new Catalog(1, items), ItemSpace.EMPTY);
        }
    }

    @Test
    void shouldFindWhatANaiveSortFinds() {
        Random random = new Random(2);
        for (int round = 0; round < 300; round++) {
            // Given small whole numbers, for ties, and a filter
            float[] user = {random.nextInt(3) - 1, random.nextInt(3) - 1, random.nextInt(3) - 1, 0};
            int limit = random.nextInt(250);
            int kept = 1 + random.nextInt(4);
            IntPredicate allowed = index -> space.item(index).itemId().hashCode() % kept == 0;

            // When
            CandidateSet found = new CandidateSet();
            new EmbeddingSource(space, SCRATCH)
                    .propose(
                            new CandidateRequest(SubjectRow.EMPTY, SubjectRow.EMPTY.ring(), user, allowed, limit),
                            found);

            // Then
            List<Integer> sorted = IntStream.range(0, space.size())
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> -space.score(user, i))
                            .thenComparing(Comparator.naturalOrder()))
                    .filter(allowed::test)
                    .limit(limit)
                    .toList();
            List<Integer> indexes = new ArrayList<>();
            for (int place = 0; place < found.size(); place++) {
                indexes.add(found.index(place));
            }
            assertThat(indexes).as("round %d", round).containsExactlyInAnyOrderElementsOf(sorted);
        }
    }
}
