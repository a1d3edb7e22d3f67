package dev.freshet.core.candidates;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.visits.DecayedVisits;
import dev.freshet.core.visits.VisitIndex;
import dev.freshet.core.visits.VisitSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoVisitationSourceTest {

    /** The lamp is the sixth from the end: too long ago. */
    private static final SubjectRow ROW = row(
            browse("e0", START_MS, "lamp"),
            browse("e1", START_MS + 1, "tea"),
            browse("e2", START_MS + 2, "unknown"),
            browse("e3", START_MS + 3, "sock"),
            browse("e4", START_MS + 4, "sock"),
            browse("e5", START_MS + 5, "boot"));

    @TempDir
    static Path directory;

    private static Bundle bundle;

    @BeforeAll
    static void openBundle() {
        bundle = Bundle.open(TinyBundle.write(directory, new BundleManifest.Ranking(0, 0, 0, 0, 1)), Execution.CPU);
    }

    @AfterAll
    static void closeBundle() {
        bundle.close();
    }

    @Test
    void shouldProposeWhatIsVisitedAroundTheLastItemsTheMostVisitedFirst() {
        assertThat(proposed(TinyBundle.catalog(), 9)).containsExactly("tea", "sock", "mug");
        assertThat(proposed(TinyBundle.catalog(), 1)).containsExactly("tea");
        assertThat(proposed(TinyBundle.catalog(), 3)).containsExactly("tea", "sock", "mug");
    }

    @Test
    void shouldProposeWhatWasVisitedAroundThemInTheLastDays() {
        // Given: before the boot came the mug, before the bulb the unknown
        VisitIndex index = new VisitIndex(Duration.ofDays(3));
        index.update("boot", visit("mug"));
        index.update("bulb", visit("unknown"));

        // Then: the mug half of two visits around the boot, twice; the bulb the same around the unknown, three items
        // before
        assertThat(proposed(TinyBundle.catalog(), 9, index.refresh())).containsExactly("mug", "tea", "sock", "bulb");
    }

    private static DecayedVisits visit(String before) {
        return DecayedVisits.of(START_MS, new long[] {Hashes.item(before)}, new long[] {DecayedVisits.UNIT});
    }

    @Test
    void shouldKnowAroundWhatIsNotSoldAnyMore() {
        Catalog catalog = new Catalog(
                1,
                TinyBundle.items().stream()
                        .filter(item ->
                                !item.itemId().equals("boot") && !item.itemId().equals("mug"))
                        .toList());

        assertThat(proposed(catalog, 9)).containsExactly("tea", "sock");
    }

    /** With everything allowed but the boot. */
    private static List<String> proposed(Catalog catalog, int limit) {
        return proposed(catalog, limit, VisitSnapshot.EMPTY);
    }

    private static List<String> proposed(Catalog catalog, int limit, VisitSnapshot visits) {
        ItemSpace space = ItemSpace.of(bundle, catalog, ItemSpace.EMPTY);
        CandidateSet into = new CandidateSet();
        new CoVisitationSource(RingCoVisits.of(ROW.ring(), space, visits))
                .propose(
                        new CandidateRequest(
                                ROW,
                                ROW.ring(),
                                new float[0],
                                index -> !space.item(index).itemId().equals("boot"),
                                limit),
                        into);
        return IntStream.range(0, into.size())
                .peek(place -> assertThat(into.sources(into.index(place))).containsOnly(Source.CO_VISITATION))
                .mapToObj(place -> space.item(into.index(place)).itemId())
                .toList();
    }
}
